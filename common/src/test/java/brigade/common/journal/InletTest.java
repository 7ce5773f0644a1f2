package brigade.common.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes in from other processes, which may send nonsense for a time, and may die. */
class InletTest {
    private static final Worker ELSEWHERE = new Worker(Worker.Kind.PLATFORM_THREAD, 4711, 1, "main", false);
    private static final Work OWN = new Work() {
        @Override
        public Actor actor() {
            return Actor.named("Chef");
        }

        @Override
        public String step() {
            return "taste";
        }
    };

    private final Journal journal = Journal.open();

    private static Event sent(long stepId, Duration at, String step, Phase phase) {
        return new Event(stepId, at, Actor.named("Cook"), step, phase, ELSEWHERE, "");
    }

    private static Event sent(long stepId, String step, Phase phase) {
        return sent(stepId, Duration.ZERO, step, phase);
    }

    @Test
    void stepsOfSeveralProcessesKeepApart() {
        Step own = journal.start(OWN);
        try (Journal.Inlet one = journal.merge(); Journal.Inlet other = journal.merge()) {
            one.record(sent(1, "boil", Phase.STARTED));
            other.record(sent(1, "bake", Phase.STARTED));
            one.record(sent(1, "boil", Phase.FINISHED));
            other.record(sent(1, "bake", Phase.FAILED));
        }
        own.finish();

        List<Event> events = journal.events();
        assertThat(events).extracting(Event::step, Event::phase).containsExactly(tuple("taste", Phase.STARTED),
                tuple("boil", Phase.STARTED), tuple("bake", Phase.STARTED), tuple("boil", Phase.FINISHED),
                tuple("bake", Phase.FAILED),
                tuple("taste", Phase.FINISHED));
        assertThat(events.stream().map(Event::stepId).distinct()).hasSize(3);
        assertThat(events.get(1).stepId()).isEqualTo(events.get(3).stepId());
        assertThat(events.get(1).worker()).isEqualTo(ELSEWHERE);
    }

    @Test
    void timesStayBetweenTheOpeningAndNow() {
        Step before = journal.start(OWN);
        before.finish();
        Duration openedAfter = journal.events().getLast().at();
        try (Journal.Inlet inlet = journal.merge()) {
            inlet.record(sent(1, Duration.ofDays(-1), "boil", Phase.STARTED));
            inlet.record(sent(1, Duration.ofDays(1), "boil", Phase.FINISHED));
        }
        journal.start(OWN).finish();

        List<Event> events = journal.events();
        assertThat(events.get(2).at()).as("long before the process was started").isGreaterThanOrEqualTo(openedAfter);
        assertThat(events.get(3).at()).as("in the future").isBetween(events.get(2).at(), events.get(4).at());
    }

    @Test
    void aTimeInBetweenIsKept() {
        List<Event> told = new ArrayList<>();
        Journal other = Journal.openRemote(journal.openedNanos(), told::add);
        try (Journal.Inlet inlet = journal.merge()) {
            other.start(OWN).finish();
            told.forEach(inlet::record);
        }

        assertThat(journal.events()).extracting(Event::at).isEqualTo(told.stream().map(Event::at).toList());
    }

    @Test
    void anInletForgetsAStepThatHasEnded() {
        try (Journal.Inlet inlet = journal.merge()) {
            for (int i = 0; i < 2; i++) {
                inlet.record(sent(1, "boil", Phase.STARTED));
                inlet.record(sent(1, "boil", Phase.FINISHED));
            }
        }

        assertThat(journal.events()).extracting(Event::stepId).as("the second is not known any more").containsExactly(1L, 1L, 2L,
                2L);
    }

    @Test
    void whatADeadProcessDidNotEndHasFailed() {
        try (Journal.Inlet inlet = journal.merge()) {
            inlet.record(sent(1, "boil", Phase.STARTED));
            inlet.record(sent(2, "bake", Phase.STARTED));
            inlet.record(sent(2, "bake", Phase.NOTED));
            inlet.record(sent(1, "boil", Phase.FINISHED));
            inlet.fail("worker 4711 was killed by signal 9");
        }

        assertThat(journal.events()).extracting(Event::step, Event::phase, Event::detail, Event::worker).endsWith(
                tuple("boil", Phase.FINISHED, "", ELSEWHERE),
                tuple("bake", Phase.FAILED, "worker 4711 was killed by signal 9", ELSEWHERE));
    }

    @Test
    void whatWasNotEndedWhenTheInletClosesWasCancelledAndOnlyOnce() {
        Journal.Inlet inlet = journal.merge();
        inlet.record(sent(1, "boil", Phase.STARTED));
        inlet.close();
        inlet.close();
        inlet.fail("too late");

        assertThat(journal.events()).extracting(Event::phase).containsExactly(Phase.STARTED, Phase.CANCELLED);
    }
}
