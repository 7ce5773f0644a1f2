package brigade.compare.trace;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.cli.RunReport.Line;
import brigade.common.cli.RunReport.Where;
import brigade.compare.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceDiffTest {
    private static final Where MAIN = new Where("platform thread", 1, 1, "main", false);
    private static final Where LOOP = new Where("event loop", 1, 2, "loop", false);

    private static Line line(double at, String step, String phase, Where where) {
        return new Line(at, "", "Cook", step, phase, "", where);
    }

    private static Run run(String model, Line... events) {
        return new Run(model, "", "done", 1.0, null, 1, 1, 1, 1, List.of(events));
    }

    private static final Run SEQUENTIAL = run("s", line(0, "salad", "STARTED", MAIN), line(1, "salad", "FINISHED", MAIN),
            line(1, "dessert", "STARTED", MAIN), line(2, "dessert", "FINISHED", MAIN));
    private static final Run AT_ONCE = run("v", line(0, "salad", "STARTED", LOOP), line(0, "dessert", "STARTED", LOOP),
            line(900, "salad", "FINISHED", LOOP), line(1000, "dessert", "FINISHED", LOOP));

    @Test
    void whatWasOrderedInOneAndAtOnceInTheOther() {
        TraceDiff diff = TraceDiff.of(SEQUENTIAL, AT_ONCE);

        assertThat(diff.orders()).containsExactly("salad before dessert in s, salad and dessert at once in v");
        assertThat(diff.workers()).containsExactly("salad, dessert: platform thread main | event loop loop");
        assertThat(diff.only()).isEmpty();
        assertThat(diff.ends()).isEmpty();
    }

    @Test
    void timesAloneAreNoDifference() {
        Run slower = run("slower", line(5, "salad", "STARTED", MAIN), line(60, "salad", "FINISHED", MAIN),
                line(70, "dessert", "STARTED", MAIN), line(80, "dessert", "FINISHED", MAIN));

        assertThat(TraceDiff.of(SEQUENTIAL, slower).isEmpty()).isTrue();
    }

    @Test
    void theJournalsOrderDecidesNotItsClock() {
        Run sameMillisecond = run("v", line(1, "salad", "STARTED", MAIN), line(1, "salad", "FINISHED", MAIN),
                line(1, "dessert", "STARTED", MAIN), line(1, "dessert", "FINISHED", MAIN));

        assertThat(TraceDiff.of(SEQUENTIAL, sameMillisecond).orders()).isEmpty();
    }

    @Test
    void whatWasCancelledWhenAndWhatOnlyOneHas() {
        Run cancelled = run("c", line(0, "salad", "STARTED", MAIN), line(1500, "salad", "CANCELLED", MAIN));

        assertThat(TraceDiff.of(SEQUENTIAL, cancelled).only()).containsExactly("dessert: only in s");
        assertThat(TraceDiff.of(SEQUENTIAL, cancelled).ends()).containsExactly("salad: finished at 1 ms | cancelled at 1.50 s");
        assertThat(TraceDiff.of(cancelled, cancelled).ends()).as("when each was").hasSize(1);
    }

    @Test
    void stepsOfOneNameAreToldApartByTheirNumber() {
        Run beats = run("b", line(0, "heartbeat", "STARTED", MAIN), line(0, "heartbeat", "FINISHED", MAIN),
                line(5, "heartbeat", "STARTED", MAIN), line(5, "heartbeat", "FINISHED", MAIN));
        Run one = run("o", line(0, "heartbeat", "STARTED", MAIN), line(0, "heartbeat", "FINISHED", MAIN));

        assertThat(TraceDiff.of(beats, one).only()).containsExactly("heartbeat 2: only in b");
    }
}
