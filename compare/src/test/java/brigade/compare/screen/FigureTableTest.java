package brigade.compare.screen;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.cli.RunReport.Line;
import brigade.compare.run.Comparison;
import brigade.compare.run.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FigureTableTest {
    private static final Run PLATFORM = run("threads/platform", "", "done", 7020.0, 20.0, List.of());
    private static final Run SPAWN = new Run("processes/spawn", "", "done", 7840.0, 840.0, 39, 2, 167 << 20, 1370, List.of());

    private static Run run(String model, String client, String outcome, @Nullable Double wall, @Nullable Double overshoot,
            List<Line> events) {
        return new Run(model, client, outcome, wall, overshoot, 20, 1, 82 << 20, 680, events);
    }

    private static List<String> lines(int width, @Nullable Double sequential, Run... runs) {
        return new FigureTable(new Comparison("kitchen", 7000.0, sequential, List.of(runs)), Screen.plain(width)).lines();
    }

    @Test
    void everyFigureHasItsColumnOnEightyColumns() {
        assertThat(lines(80, 10_000.0, PLATFORM, SPAWN)).startsWith(
                "                           wall   over- speed-    peak   pro-    peak    CPU",
                "model            outcome   time   shoot     up threads cesses  memory   time",
                "threads/platform ✓ done  7.02 s  +20 ms      –      20      1  82 MiB 0.68 s",
                "processes/spawn  ✓ done  7.84 s +840 ms      –      39      2 167 MiB 1.37 s");
    }

    @Test
    void aNarrowScreenSaysWhatItLeavesOut() {
        assertThat(lines(60, 10_000.0, PLATFORM, SPAWN)).contains("A wider terminal also shows: processes, peak memory, CPU");
    }

    @Test
    void downloadsNameTheirClient() {
        Run download = run("async/vertx", "Vert.x HttpClient 5.2.3", "done", 3100.0, 100.0, List.of());

        assertThat(lines(120, 6000.0, download).get(2)).endsWith("Vert.x HttpClient 5.2.3");
    }

    @Test
    void whatFailedStandsBelowItsRow() {
        Line notFound = new Line(12, "", "nope", "download", "FAILED", "HTTP 404 Not Found", Journals.MAIN);
        Run failed = run("threads/platform", "Apache", "1 of 2 downloads completed.", 50.0, null, List.of(notFound));

        assertThat(lines(120, null, failed)).containsSequence("  └ 1 of 2 downloads completed.",
                "  └ nope: download failed: HTTP 404 Not Found");
    }

    @Test
    void whatTheOutcomeSaysIsNotSaidTwice() {
        Line burnt = new Line(12, "", "Assistant cook", "dessert", "FAILED", "burnt", Journals.MAIN);

        assertThat(lines(120, 10_000.0, run("threads/platform", "", "the dessert burnt", 50.0, null, List.of(burnt))))
                .filteredOn(line -> line.contains("└")).containsExactly("  └ the dessert burnt");
    }

    @Test
    void aRunThatNobodyCouldLookAtHasNoFigures() {
        Run unseen = new Run("threads/pool", "", "done", 10.0, 1.0, 0, 0, 0, 0, List.of());

        assertThat(lines(80, null, unseen).get(2)).doesNotContain(" 0").matches(".*–( +–){4}");
    }

    @Test
    void aFailureHasNoSpeedUp() {
        assertThat(lines(80, 10_000.0, run("threads/platform", "", "burnt", 5000.0, null, List.of())).get(2)).contains("–")
                .doesNotContain("×");
    }

    @Test
    void theSequentialModelIsTheBaseline() {
        Run baseline = run("threads/sequential", "", "done", 14_040.0, null, List.of());

        List<String> lines = lines(80, null, baseline, PLATFORM);

        assertThat(lines.get(3)).contains("2.00×");
        assertThat(lines.getLast()).isEqualTo("Speed-up is over threads/sequential as measured here.");
    }
}
