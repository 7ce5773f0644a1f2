package brigade.compare.page;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.cli.RunReport.Where;
import brigade.compare.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why: each sentence against a journal that gives rise to it. */
class WhyTest {

    @Test
    void oneLoopRanAll() {
        assertThat(Why.of(Kitchens.run("async/vertx", Kitchens.journal(Kitchens.LOOP, Kitchens.LOOP, 0)))).isEqualTo(
                "One event loop (vert.x-eventloop-thread-0) ran all four steps, up to two in flight at once.");
    }

    @Test
    void oneThreadAfterAnother() {
        Run run = Kitchens.run("threads/sequential",
                List.of(Kitchens.event(0, "Head chef", "salad", "STARTED", Kitchens.MAIN),
                        Kitchens.event(1000, "Head chef", "salad", "FINISHED", Kitchens.MAIN),
                        Kitchens.event(1000, "Head chef", "dessert", "STARTED", Kitchens.MAIN),
                        Kitchens.event(1500, "Head chef", "dessert", "FINISHED", Kitchens.MAIN)));

        assertThat(Why.of(run))
                .isEqualTo("One platform thread (main) ran both steps, one after another. The steps add up to 1.50 s.");
    }

    @Test
    void theStartOfAnotherJvmIsMeasuredFromWhatStandsBeforeIt() {
        assertThat(Why.of(Kitchens.run("processes/spawn", Kitchens.journal(Kitchens.MAIN, Kitchens.CHILD, 150)))).isEqualTo(
                "Two processes ran all four steps, up to two in flight at once. The other JVM's first step began 151 ms after what "
                        + "stands before it: its start. Two processes took up to 80 MiB of memory together.");
    }

    @Test
    void threadsAreCountedByKindAndVirtualOnesSaidToBeNone() {
        Where virtual = new Where("virtual thread", 100, 40, "assistant-1", true);

        assertThat(Why.of(Kitchens.run("threads/virtual", Kitchens.journal(Kitchens.MAIN, virtual, 0)))).isEqualTo(
                "One platform thread and one virtual thread ran all four steps, up to two in flight at once. "
                        + "Virtual threads are not among the 20 of the operating system.");
    }

    @Test
    void whatDidNotEndWellIsSaid() {
        Run run = Kitchens.run("threads/pool", List.of(
                Kitchens.event(30, "Head chef", "salad", "STARTED", Kitchens.MAIN),
                Kitchens.event(31, "Cook", "dessert", "STARTED", Kitchens.MAIN),
                Kitchens.event(40, "Head chef", "salad", "FAILED", Kitchens.MAIN),
                Kitchens.event(41, "Cook", "dessert", "CANCELLED", Kitchens.MAIN)));

        assertThat(Why.of(run)).isEqualTo("One platform thread (main) ran both steps, up to two in flight at once. "
                + "The first step began 30 ms into the call. One step failed, one step was cancelled.");
    }
}
