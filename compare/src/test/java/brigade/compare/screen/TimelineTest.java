package brigade.compare.screen;

import static brigade.compare.screen.Journals.ASSISTANT;
import static brigade.compare.screen.Journals.LOOP;
import static brigade.compare.screen.Journals.MAIN;
import static brigade.compare.screen.Journals.event;
import static brigade.compare.screen.Journals.finished;
import static brigade.compare.screen.Journals.started;
import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.cli.RunReport.Line;
import brigade.common.journal.Phase;
import brigade.compare.screen.Timeline.Bar;
import brigade.compare.screen.Timeline.Lane;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static List<List<String>> steps(Lane lane) {
        return lane.rows().stream().map(row -> row.stream().map(Bar::step).toList()).toList();
    }

    @Test
    void aLanePerWorkerInTheOrderOfTheirFirstSteps() {
        Timeline timeline = Timeline.of(List.of(started(0, "chef", "main-course", MAIN), finished(2, "chef", "main-course", MAIN),
                started(2, "cook", "dessert", ASSISTANT), started(2, "chef", "salad", MAIN), finished(5, "chef", "salad", MAIN),
                finished(7, "cook", "dessert", ASSISTANT)));

        assertThat(timeline.lanes()).extracting(Lane::worker).containsExactly(MAIN, ASSISTANT);
        assertThat(steps(timeline.lanes().getFirst())).containsExactly(List.of("main-course", "salad"));
        assertThat(timeline.lastMillis()).isEqualTo(7);
    }

    @Test
    void stepsInFlightTogetherOnOneWorkerStandInDifferentRows() {
        Timeline timeline = Timeline.of(List.of(started(0, "chef", "main-course", LOOP), finished(2, "chef", "main-course", LOOP),
                started(2, "cook", "dessert", LOOP), started(2.1, "chef", "salad", LOOP), finished(5, "chef", "salad", LOOP),
                finished(7, "cook", "dessert", LOOP), started(7, "chef", "serving", LOOP), finished(7, "chef", "serving", LOOP)));

        assertThat(timeline.lanes()).hasSize(1);
        assertThat(steps(timeline.lanes().getFirst())).containsExactly(List.of("main-course", "salad", "serving"),
                List.of("dessert"));
    }

    @Test
    void actorsShareRowsWhereTheirOwnWouldBeMore() {
        Timeline timeline = Timeline.of(List.of(started(0, "a", "bake", MAIN), finished(2, "a", "bake", MAIN),
                started(2, "b", "boil", MAIN), finished(3, "b", "boil", MAIN)));

        assertThat(steps(timeline.lanes().getFirst())).containsExactly(List.of("bake", "boil"));
    }

    @Test
    void aStepThatAnotherWorkerEndedStandsWhereItStarted() {
        Timeline timeline = Timeline.of(List.of(started(0, "chef", "salad", MAIN), finished(3, "chef", "salad", ASSISTANT)));

        assertThat(timeline.lanes()).extracting(Lane::worker).containsExactly(MAIN);
        assertThat(timeline.lanes().getFirst().rows().getFirst().getFirst().elsewhere()).isTrue();
    }

    @Test
    void howAStepEndedIsKept() {
        List<Line> events = List.of(started(0, "a", "bake", MAIN), started(0, "b", "boil", MAIN), started(0, "c", "plate", MAIN),
                event(1, "x", "plate", "NOTED", MAIN), event(1, "a", "bake", "FAILED", MAIN),
                event(2, "b", "boil", "CANCELLED", MAIN));

        List<Bar> bars = Timeline.of(events).lanes().getFirst().rows().stream().map(List::getFirst).toList();

        assertThat(bars).extracting(Bar::end).containsExactly(Phase.FAILED, Phase.CANCELLED, Phase.STARTED);
        assertThat(bars).extracting(Bar::toMillis).as("a step that never ended goes on to the journal's end").containsExactly(1.0,
                2.0, 2.0);
    }

    @Test
    void noEventsNoLanes() {
        assertThat(Timeline.of(List.of()).lanes()).isEmpty();
        assertThat(Timeline.of(List.of()).lastMillis()).isZero();
    }
}
