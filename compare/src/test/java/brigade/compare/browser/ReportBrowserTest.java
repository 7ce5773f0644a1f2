package brigade.compare.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import brigade.common.model.Models;
import brigade.compare.page.Kitchens;
import brigade.compare.page.PageModel;
import brigade.compare.page.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The report in a browser: what a pointer, a keyboard and a link do, and that nothing leaves the page. */
class ReportBrowserTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path directory;

    private static @Nullable Browser started;

    private Browser browser() {
        return Objects.requireNonNull(started);
    }

    @BeforeAll
    static void start() throws IOException {
        started = Browser.start(directory.resolve("profile"));
        Files.writeString(directory.resolve("report.html"),
                new ReportPage(PageModel.of(Kitchens.all(), Models.onClassPath())).html());
    }

    @AfterAll
    static void end() {
        if (started != null) {
            started.close();
        }
    }

    @BeforeEach
    void open() {
        browser().open(address(""));
    }

    private static String address(String fragment) {
        return directory.resolve("report.html").toUri() + fragment;
    }

    @AfterEach
    void nothingLeftThePage() {
        assertThat(browser().requests()).allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
        assertThat(browser().complaints()).isEmpty();
    }

    private String time() {
        return browser().first("#time").getText();
    }

    @Test
    void playMovesTheClockOfAllModelsAndStopsAtTheEnd() {
        browser().choose("speed", "10");
        browser().first("#play").click();

        assertThat(browser().first("#play").getText()).isEqualTo("Pause");
        await().until(() -> browser().count(".model .bar.on") >= 9);
        await().until(() -> browser().first("#play").getText().equals("Play"));
        assertThat(browser().count("#chart.at-end")).isOne();
        assertThat(browser().count(".bar.on")).isZero();
    }

    @Test
    void scrubbingShowsWhoIsAtWork() {
        browser().script("""
                const box = document.getElementById('axis').getBoundingClientRect();
                const most = +document.getElementById('chart').dataset.most;
                const at = {clientX: box.left + box.width * 3000 / most, clientY: box.top + 5, bubbles: true, button: 0};
                document.getElementById('axis').dispatchEvent(new PointerEvent('pointerdown', at));
                dispatchEvent(new PointerEvent('pointerup', at));""");

        assertThat(time()).isEqualTo("3.00 s");
        assertThat(browser().first("[id='async/vertx'] .now").getText()).isEqualTo("salad + dessert");
        browser().first("#scrub").sendKeys(Keys.HOME);
        assertThat(time()).isEqualTo("0.00 s");
        assertThat(browser().first("[id='async/vertx']").getDomAttribute("class")).contains("before");
    }

    @Test
    void aClickedBarSaysWhoWhatWhereWhenAndWhyAndLeadsToItsLine() {
        browser().script(
                "document.querySelector(\"[id='threads/platform'] .bar\").dispatchEvent(new MouseEvent('click', {bubbles: true}))");

        assertThat(browser().first("#step").getText()).contains("main-course", "Head chef", "platform thread main, pid 100",
                "0.00 s to 2.00 s", "finished", "cook(menu.mainCourse());", "Rule K1 no assistant starts before",
                "The pitfall near it: blocked-loop.");
        assertThat(browser().script("return location.hash")).isEqualTo("#kitchen/threads/platform");
        browser().first("#step a").click();
        assertThat(browser().first("[id='source/threads/platform'] .hit").getText()).contains("cook(menu.mainCourse());");
        browser().first("body").sendKeys(Keys.ESCAPE);
        assertThat(browser().first("#step").isDisplayed()).isFalse();
    }

    @Test
    void theKeyboardGoesFromBarToBarAndOpensThem() {
        browser().script("document.querySelector('.bar[tabindex=\"0\"]').focus()");
        browser().driver().switchTo().activeElement().sendKeys(Keys.ARROW_RIGHT);
        assertThat(browser().driver().switchTo().activeElement().getDomAttribute("aria-label")).contains("salad");
        browser().driver().switchTo().activeElement().sendKeys(Keys.ARROW_DOWN);
        browser().driver().switchTo().activeElement().sendKeys(Keys.ENTER);

        assertThat(browser().first("#step h3").getText()).isEqualTo("salad");
        assertThat(browser().count(".bar[tabindex='0']")).isOne();
        browser().driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        assertThat(browser().driver().switchTo().activeElement().getDomAttribute("class")).contains("bar");
    }

    @Test
    void aLinkLeadsToAModelAndAMoment() {
        browser().open(address("#kitchen/async/vertx/t=3.2s"));

        assertThat(time()).isEqualTo("3.20 s");
        assertThat(browser().count("[id='async/vertx'].chosen")).isOne();
        assertThat(browser().script("return location.hash")).isEqualTo("#kitchen/async/vertx/t=3.2s");
        browser().script("location.hash = '#kitchen/no/such/t=900ms'");
        await().until(() -> time().equals("0.90 s"));
        browser().script("location.hash = '#%E0%A4%A'");
        assertThat(time()).isEqualTo("0.90 s");
    }

    @Test
    void aCloserLookShowsLessTimeAndNeverLosesTheNeedle() {
        browser().open(address("#kitchen/t=7s"));
        for (int i = 0; i < 8; i++) {
            browser().first("#zoom-in").click();
        }

        assertThat(browser().count("#chart.zoomed")).isOne();
        assertThat(Double.parseDouble(browser().script("return document.getElementById('chart').style.getPropertyValue('--p')")))
                .isBetween(0.01, 0.99);
        assertThat(browser().script("return [...document.querySelectorAll('#axis .tick')].map(t => t.textContent).join()"))
                .contains("7");
        browser().first("#zoom-all").click();
        assertThat(browser().count("#chart.zoomed")).isZero();
    }

    @Test
    void anyTwoSourcesStandSideBySideWithTheirLesson() {
        browser().choose("left", "async/vertx");
        browser().choose("right", "threads/platform");

        assertThat(browser().first("#pair-count").getText()).matches("\\d+ of \\d+ lines differ");
        assertThat(browser().count("#diff .old mark")).isPositive();
        String left = browser().script(
                "return [...document.querySelectorAll('#diff .old, #diff .same .c:nth-child(2)')].map(c => c.textContent).join('\\n')");
        assertThat(left).contains("Vertx vertx").doesNotContain("Thread.sleep");
        assertThat(browser().first("#lesson").getText()).contains("who waits for the oven", "a timer of the loop; no thread",
                "a thread, asleep");
    }

    @Test
    void itFitsAPhoneAndIsDarkWhereTheReaderIs() {
        browser().command("Emulation.setDeviceMetricsOverride",
                Map.of("width", 400, "height", 800, "deviceScaleFactor", 1, "mobile", true));
        browser().command("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        try {
            assertThat(browser().script("return document.documentElement.scrollWidth <= innerWidth")).isEqualTo("true");
            assertThat(browser().script("return getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(19, 21, 25)");
        } finally {
            browser().command("Emulation.clearDeviceMetricsOverride", Map.of());
            browser().command("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        }
    }
}
