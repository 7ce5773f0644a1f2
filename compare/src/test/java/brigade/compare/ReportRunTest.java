package brigade.compare;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.cli.Cli;
import brigade.common.model.Models;
import brigade.common.model.Scenario;
import brigade.compare.page.Kitchens;
import brigade.compare.page.PageModel;
import brigade.compare.page.ReportPage;
import brigade.compare.run.Comparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** What a comparison leaves behind: reports, traces, recordings, and what reads them again. */
class ReportRunTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int brigade(String... arguments) {
        CommandLine line = Cli.configured(BrigadeCommand.line(Models.onClassPath()));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private Path written(String name, Comparison comparison) throws IOException {
        return Files.writeString(directory.resolve(name), comparison.json().toString());
    }

    @Test
    void oneRunWritesAllOfThem() throws IOException {
        int exitCode = brigade("compare", "kitchen", "--scale", "0.02", "--models", "virtual,vertx", "--runs", "2", "--json",
                file("k.json"),
                "--html", file("k.html"), "--markdown", file("k.md"), "--perfetto", file("k.pftrace"), "--jfr",
                file("re, cordings"));

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(out.toString()).contains("least", "most", "Each model ran 2 times");
        assertThat(Files.readString(directory.resolve("k.md"))).contains("| model | outcome | wall time | least – most |",
                "| `threads/virtual` | ✓ |");
        assertThat(Files.size(directory.resolve("k.pftrace"))).isPositive();
        assertThat(Files.readString(directory.resolve("k.html"))).contains("--scale 0.02", "2 runs");
        assertThat(steps("threads-virtual.jfr")).containsExactlyInAnyOrder("kitchen threads/virtual Head chef main-course finished",
                "kitchen threads/virtual Head chef salad finished", "kitchen threads/virtual Assistant cook dessert finished",
                "kitchen threads/virtual Head chef serving finished");
        assertThat(directory.resolve("re, cordings/async-vertx-2.jfr")).isRegularFile();

        assertThat(brigade("compare", "--import", file("k.json"), file("k.html"), "--html", file("both.html"), "--svg",
                file("both.svg"))).isZero();
        assertThat(Files.readString(directory.resolve("both.svg"))).contains("k.json", "k.html");
        assertThat(brigade("compare", "--import", file("k.json"), "--html", file("x"), "--svg", file("x"))).isEqualTo(Cli.USAGE);
        assertThat(out.toString()).containsPattern("model +k.json +k.html").contains("(+0 ms)");
        assertThat(Files.readString(directory.resolve("both.html"))).contains("id=\"async/vertx@2\"");
        assertThat(brigade("diff", "--trace", file("k.json") + "#virtual", file("k.html") + "#async/vertx")).isZero();
        assertThat(out.toString()).contains("dessert: virtual thread assistant-1 | event loop vert.x-eventloop-thread-0");
    }

    @ParameterizedTest
    @EnumSource
    void everyScenarioWritesFilesThatAreReadAgain(Scenario scenario) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("compare", scenario.command(), "--models", "virtual", "--json", file("s.json"),
                        "--html", file("s.html"), "--markdown", file("s.md"), "--perfetto", file("s.pftrace")));
        command.addAll(scenario == Scenario.CRUNCH ? List.of("--upto", "100000") : List.of("--scale", "0.02"));
        assertThat(brigade(command.toArray(String[]::new))).as(err.toString()).isZero();
        assertThat(Files.size(directory.resolve("s.pftrace"))).isPositive();
        assertThat(Files.readString(directory.resolve("s.md"))).contains("`threads/virtual`");

        assertThat(brigade("compare", "--import", file("s.json"), file("s.html"))).as(err.toString()).isZero();
        assertThat(brigade("diff", "--trace", file("s.json"), file("s.html"))).as(err.toString()).isZero();
    }

    private List<String> steps(String recording) throws IOException {
        return RecordingFile.readAllEvents(directory.resolve("re, cordings").resolve(recording)).stream()
                .filter(event -> event.getEventType().getName().equals("brigade.Step")).map(ReportRunTest::prose).toList();
    }

    private static String prose(RecordedEvent event) {
        return String.join(" ", event.getString("scenario"), event.getString("model"), event.getString("actor"),
                event.getString("step"), event.getString("outcome"));
    }

    @Test
    void aReportIsReadAgainAsItWasWritten() {
        Comparison comparison = Kitchens.all();
        String html = new ReportPage(PageModel.of(comparison, Models.onClassPath())).html();

        assertThat(brigade.compare.page.ReportReader.comparisons(html)).containsExactly(comparison);
    }

    @Test
    void whatCannotBeReadOrWrittenIsOneClearLine() throws IOException {
        Path kitchen = written("k.json", Kitchens.all());
        Path other = Files.writeString(directory.resolve("o.json"), "{\"scenario\":\"rush\",\"runs\":[]}");
        Path nonsense = Files.write(directory.resolve("n.bin"), new byte[]{(byte) 0xFF, 0, 1});

        Path huge = directory.resolve("huge.json");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }
        refused("--import", huge.toString(),
                "huge.json: it is neither figures nor a report of Brigade's (it has more than 256 MiB)");
        refused("--import", directory.resolve("none").toString(), "none: there is no such file");
        refused("--import", nonsense.toString(), "n.bin: it is neither figures nor a report of Brigade's");
        assertThat(brigade("compare", "--import", kitchen.toString(), other.toString())).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("--import: these are of several scenarios, kitchen and rush; compare runs of one");
        assertThat(brigade("compare", "kitchen", "--html", file("no/where.html"))).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("--html " + file("no/where.html") + ": there is no directory");
        assertThat(brigade("compare", "kitchen", "--html", file("a"), "--json", file("a"))).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("two of --json, --html name the same file");
        assertThat(brigade("compare", "kitchen", "--runs", "0")).isEqualTo(Cli.USAGE);
        assertThat(brigade("compare", "kitchen", "--jfr", kitchen.toString())).isEqualTo(Cli.USAGE);
        assertThat(brigade("diff", "--trace", kitchen.toString(), kitchen.toString())).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("it has several runs; name one: " + kitchen + "#threads/sequential");
        assertThat(brigade("diff", "--trace", kitchen + "#nobody", kitchen.toString())).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("#nobody: no such model in it").doesNotContain("\tat ");
    }

    private void refused(String option, String value, String message) {
        assertThat(brigade("compare", option, value)).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void theTimeThatIsLeftIsAnEstimateFromTheRunsThatEnded() {
        assertThat(Comparing.progress(3, 9, 21_000_000_000L)).isEqualTo(" (3 of 9, about 42 s left)");
        assertThat(Comparing.progress(1, 9, 60_000_000_000L)).isEqualTo(" (1 of 9, about 8 min left)");
        assertThat(Comparing.progress(1, 2, 100_000_000L)).isEqualTo(" (1 of 2, less than a second left)");
        assertThat(Comparing.progress(9, 9, 1)).isEqualTo(" (9 of 9)");
    }
}
