package brigade.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import brigade.common.model.Models;
import brigade.compare.browser.Browser;
import brigade.compare.show.ShowServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live page: a run in a browser, its cancellation, and who is not let in. */
class ShowBrowserTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private final ShowServer server = ShowCommand.server(Models.onClassPath());
    private String address = "";

    @BeforeEach
    void listen() throws InterruptedException {
        address = server.listen(0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static long models() {
        return ProcessHandle.current().descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("brigade.compare.run.ModelMain")).count();
    }

    @Test
    void aKitchenIsCookedAndSavedAndAnotherCancelled() throws Exception {
        try (Browser browser = Browser.start(directory.resolve("profile"))) {
            browser.open(address);
            browser.script(
                    "for (const box of document.querySelectorAll('[name=model]')) box.checked = /vertx|platform/.test(box.value)");
            browser.script("document.querySelector('[name=\"--scale\"]').value = '0.05'");
            browser.first("#cook").click();
            await().atMost(SOON).until(() -> browser.first("#news").getText().equals("Done."));

            assertThat(browser.count(".model.ok")).isEqualTo(2);
            assertThat(browser.count(".figures tbody .why")).isEqualTo(2);
            assertThat(browser.first("#save").isDisplayed()).isTrue();
            browser.script("document.querySelector('.bar').dispatchEvent(new MouseEvent('click', {bubbles: true}))");
            assertThat(browser.first("#step h3").getText()).isEqualTo("main-course");

            browser.script("document.querySelector('[name=\"--scale\"]').value = '5'");
            browser.first("#cook").click();
            await().atMost(SOON).until(() -> browser.count(".bar.open") > 0);
            String before = browser.script("return document.querySelector('.bar.open .body').getAttribute('width')");
            await().atMost(SOON)
                    .until(() -> !browser
                            .script("return (document.querySelector('.bar.open .body') || document.body).getAttribute('width')")
                            .equals(before));
            browser.first("#cancel").click();
            await().atMost(SOON).until(() -> browser.first("#news").getText().startsWith("Cancelled"));
            assertThat(models()).isZero();

            browser.first("#cook").click();
            await().atMost(SOON).until(() -> browser.count(".bar.open") > 0);
            browser.driver().get("about:blank");
            await().atMost(SOON).until(() -> models() == 0);
            assertThat(browser.requests()).allMatch(url -> url.startsWith(address) || url.startsWith("data:"));
        }
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path)).POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Test
    void onlyThePageItselfMayAskAndOnlyForWhatItOffers() throws Exception {
        String origin = address.replaceAll("(http://[^/]+)/.*", "$1");
        String wish = "scenario=kitchen&model=async/vertx&together=no";

        assertThat(post(origin + "/cook", wish, "Origin", origin).statusCode()).as("no token").isEqualTo(404);
        assertThat(post(address + "cook", wish).statusCode()).as("no origin").isEqualTo(404);
        assertThat(post(address + "cook", wish, "Origin", "http://evil.example").statusCode()).as("another origin").isEqualTo(404);
        assertThat(post(address + "cook", wish, "Origin", origin, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(404);
        assertThat(post(address + "cook", wish + "&--json=/tmp/x", "Origin", origin).body())
                .isEqualTo("the page offers no such option");
        assertThat(post(address + "cook", wish + "&--assistant=x", "Origin", origin).statusCode()).isEqualTo(400);
        assertThat(post(address + "cook", wish + "&--kitchens=1001", "Origin", origin).body()).contains("write a number up to 100");
        assertThat(post(address + "cook", wish + "&--scale=--json", "Origin", origin).statusCode()).isEqualTo(400);
        assertThat(post(address + "cook", "scenario=..%2Fx&model=async/vertx", "Origin", origin).body())
                .isEqualTo("there is no such scenario");
        assertThat(post(address + "cook", "scenario=kitchen&model=%3Cscript%3E", "Origin", origin).body())
                .isEqualTo("there is no such model");
        assertThat(models()).isZero();
    }
}
