package brigade.compare.page;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.cli.RunReport.Line;
import brigade.common.model.Models;
import brigade.compare.run.Comparison;
import brigade.compare.run.Run;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The report as text; {@link BrowserTest} looks at it. */
class ReportPageTest {
    private static final int KB = 1000;
    private static final String HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'`]]>-->&lt;\u2028\u2029\u202Egpj.exe\u0000\uD800";

    @Test
    void nineKitchensAreUnder400KBAndTheScriptUnder40KB() {
        assertThat(Models.onClassPath()).hasSizeGreaterThanOrEqualTo(9);
        assertThat(Kitchens.html(Kitchens.all()).getBytes(StandardCharsets.UTF_8).length).isLessThan(400 * KB);
        assertThat(ReportPage.resource("report.js").getBytes(StandardCharsets.UTF_8).length).isLessThan(40 * KB);
    }

    @Test
    void nothingIsLoadedFromElsewhereAndThePolicyForbidsIt() {
        String html = Kitchens.html(Kitchens.all());

        String script = html.substring(html.lastIndexOf("<script>") + "<script>".length(), html.lastIndexOf("</script>"));
        assertThat(html).contains("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; script-src &#39;sha256-"
                + ReportPage.sha256(script) + "&#39;; img-src data:");
        assertThat(html.replace(script, "")).doesNotContainPattern("(?i)<[a-z][^<>]*\\s(src|srcset|action|formaction|data|poster)=")
                .doesNotContainPattern("(?i)href=\"(?!#)").doesNotContainPattern("(?i)@import|url\\(");
        assertThat(script)
                .doesNotContainPattern("fetch\\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\\(|innerHTML|eval\\(");
    }

    @Test
    void itIsReadableWithoutTheScript() {
        String html = Kitchens.html(Kitchens.all()).replaceAll("(?s)<script.*?</script>", "");

        for (String model : Models.onClassPath().stream().map(model -> model.name()).toList()) {
            assertThat(html).contains("id=\"" + model + "\"", "id=\"source/" + model + "\"");
        }
        assertThat(html).contains("<svg class=\"track\"", "main-course", "critical path", "10.00 s", "What differs",
                "a processor, 2 cores", "--kitchens 1", "The other JVM&#39;s first step began 151 ms after");
        assertThat(html).contains("Head chef: main-course, 1 ms to 2.00 s, finished, on platform thread main, pid 100");
    }

    @Test
    void whateverComesFromAStrangerIsTextAndCanBeSeen() {
        List<Line> events = List.of(
                new Line(1, HOSTILE, HOSTILE, HOSTILE, "STARTED", "", Kitchens.MAIN),
                new Line(500, HOSTILE, HOSTILE, HOSTILE, "FAILED", HOSTILE, Kitchens.MAIN));
        Run run = new Run("strange/" + HOSTILE, HOSTILE, HOSTILE, 500.0, null, 1, 1, 1, 1, events);
        String html = Kitchens.html(Kitchens.of(run));

        assertThat(html).doesNotContain("<img", "alert(1)</script>", "\u2028", "\u2029", "\u202E", "\u0000", "<script>alert");
        assertThat(html).contains("&lt;/script&gt;&lt;script&gt;alert(1)", "\u2039U+202E\u203Agpj.exe", "\u2039U+D800\u203A");
        assertThat(Pattern.compile("<script").matcher(html).results().count()).as("data, figures, script").isEqualTo(3);
    }

    @Test
    void whatCannotBeDrawnRowByRowIsFoldedIntoLeastMedianAndMost() {
        List<Line> events = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> events.add(Kitchens.event(i, "Cook " + i, "roast-" + i, "STARTED", Kitchens.LOOP)));
        IntStream.range(0, 100)
                .forEach(i -> events.add(Kitchens.event(1000 + i, "Cook " + i, "roast-" + i, "FINISHED", Kitchens.LOOP)));
        Comparison comparison = Kitchens.of(Kitchens.run("async/vertx", events));

        assertThat(Kitchens.html(comparison))
                .contains("100 × roast: started from 0 ms to 99 ms, median 50 ms; ended from 1.00 s to "
                        + "1.10 s, median 1.05 s")
                .doesNotContain("data-b=");
    }

    @Test
    void aModelWithoutResultIsShownAsThat() {
        Run dead = new Run("threads/pool", "", "no report: its JVM ended with exit status 1", null, null, 3, 1, 1 << 20, 5,
                List.of());

        assertThat(Kitchens.html(Kitchens.of(dead))).contains("no result", "no events", "There is no journal of it.",
                "no report: its JVM ended with exit status 1");
    }

    @Test
    void aGroupsNumberStandsBeforeAName() {
        Line started = new Line(1, "kitchen 2", "Head chef", "salad", "STARTED", "", Kitchens.MAIN);
        Line other = new Line(2, "kitchen 2", "Head chef", "serving", "STARTED", "", Kitchens.MAIN);

        assertThat(Kitchens.html(Kitchens.of(Kitchens.run("threads/pool", List.of(started, other))))).contains(">2:salad<");
    }
}
