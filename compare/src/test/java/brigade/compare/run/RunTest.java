package brigade.compare.run;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.cli.RunReport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunTest {
    private static final Figures FIGURES = new Figures(20, 1, 1 << 20, 700);

    private static Ending ending(String outcome, int exitStatus, int leftRunning) {
        return new Ending(exitStatus,
                Optional.of(new RunReport("kitchen", "threads/platform", "", outcome, exitStatus, 7021.5, 7000.0, 10_000.0,
                        List.of())),
                "", leftRunning, FIGURES);
    }

    private static Run run(Ending ending, String... complaints) {
        return Run.of("threads/platform", "", 7000.0, ending, List.of(complaints));
    }

    @Test
    void aRunThatDidWhatWasAskedIsDone() {
        Run run = run(ending("done", 0, 0));

        assertThat(run.succeeded()).isTrue();
        assertThat(run.outcome()).isEqualTo("done");
        assertThat(run.overshootMillis()).isEqualTo(21.5);
    }

    @Test
    void whatFailedIsTheOutcome() {
        assertThat(run(ending("the dessert burnt, so nothing was served", 1, 0)).outcome())
                .isEqualTo("the dessert burnt, so nothing was served");
    }

    @Test
    void whatWasLeftBehindSpoilsTheOutcome() {
        Run run = run(ending("done", 0, 2), "left behind on the disk: .File1.part");

        assertThat(run.succeeded()).isFalse();
        assertThat(run.outcome()).isEqualTo("processes left running, and killed: 2; left behind on the disk: .File1.part");
    }

    @Test
    void anExitStatusThatContradictsTheReportIsAFailure() {
        assertThat(run(ending("done", 130, 0)).outcome()).isEqualTo("done, but its JVM ended with exit status 130");
    }

    @Test
    void withoutAReportTheJvmsWordsTellWhy() {
        String stderr = "WARNING: something about native access\n\nException in thread \"main\" java.lang.Error: oh\n\tat a.B.c(B.java:1)\n";
        Run run = run(new Ending(1, Optional.empty(), stderr, 0, FIGURES));

        assertThat(run.outcome()).isEqualTo(
                "no report: its JVM ended with exit status 1: Exception in thread \"main\" java.lang.Error: oh");
        assertThat(run.wallMillis()).isNull();
        assertThat(run.overshootMillis()).isNull();
        assertThat(run.peakThreads()).isEqualTo(20);
    }
}
