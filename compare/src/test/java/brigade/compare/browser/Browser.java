package brigade.compare.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.opentest4j.TestAbortedException;

/** A real browser, where there is one: Chromium and its driver as Debian and Ubuntu install them. It downloads nothing. */
public final class Browser implements AutoCloseable {
    private static final List<Path> BROWSERS = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts the browser, or skips the test and says why. */
    public static Browser start(Path profile) throws IOException {
        Path chromium = BROWSERS.stream().filter(Files::isExecutable).findFirst().orElse(null);
        if (chromium == null || !Files.isExecutable(DRIVER)) {
            String why = "no browser: install chromium and chromium-driver, for " + BROWSERS.getFirst() + " and " + DRIVER;
            System.out.println("skipped: " + why);
            throw new TestAbortedException(why);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                "--user-data-dir=" + Files.createDirectories(profile), "--window-size=1200,900");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, java.util.logging.Level.ALL);
        logs.enable(LogType.BROWSER, java.util.logging.Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Returns the driver. */
    public ChromeDriver driver() {
        return driver;
    }

    /** Opens an address. */
    public void open(String url) {
        driver.get("about:blank");
        driver.get(url);
    }

    /** Returns the first element of that selector. */
    public WebElement first(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    /** Returns how many elements there are of that selector. */
    public int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    /** Runs a script in the page and returns its result as text. */
    public String script(String script, Object... arguments) {
        return String.valueOf(((JavascriptExecutor) driver).executeScript(script, arguments));
    }

    /** Chooses a value of a select. */
    public void choose(String id, String value) {
        first("#" + id + " option[value='" + value + "']").click();
    }

    /** Runs a command of the browser's own protocol. */
    public void command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
    }

    /** Returns the addresses that the browser asked for since the last call, other than {@code about:}. */
    public List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream().map(entry -> entry.getMessage())
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .map(message -> message.replaceAll("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
                .filter(url -> !url.startsWith("chrome:")) // the browser's own empty tab
                .filter(url -> !url.startsWith("about:")).toList();
    }

    /** Returns what the browser complained of since the last call. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(entry -> entry.getMessage()).toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
