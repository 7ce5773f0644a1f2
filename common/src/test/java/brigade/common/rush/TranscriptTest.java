package brigade.common.rush;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.journal.Actor;
import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import brigade.common.journal.Work;
import brigade.common.journal.Worker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private static final RushPlan PLAN = new RushPlan(4, 2, 1, 1, Duration.ofSeconds(1), List.of(2));

    private final Transcript transcript = new Transcript(PLAN);

    private String line(int millis, Work work, Phase phase, String detail) {
        return transcript.line(new Event(work.hashCode(), Duration.ofMillis(millis), work.actor(), work.step(), phase,
                Worker.current(), detail)).orElse("");
    }

    @Test
    void aWaiterTellsWhatHePlacedAndHowLongHeWaited() {
        Work first = PLAN.all().get(0).placing();
        Work second = PLAN.all().get(1).placing();

        assertThat(line(0, first, Phase.STARTED, "")).isEmpty();
        assertThat(line(90, first, Phase.FINISHED, "")).isEqualTo("🤵 Waiter 1: I have placed order 1.");
        assertThat(line(100, second, Phase.STARTED, "")).isEmpty();
        assertThat(line(1090, second, Phase.FINISHED, "")).isEqualTo("🤵 Waiter 2: I have placed order 2 (waited 0.99 s).");
        assertThat(line(2000, PLAN.all().get(2).placing(), Phase.CANCELLED, ""))
                .isEqualTo("🤵 Waiter 1: Nobody wants order 3 any more.");
    }

    @Test
    void aCookTellsWhatBecomesOfAnOrder() {
        Work cooking = PLAN.all().get(1).cooking();

        assertThat(line(0, cooking, Phase.STARTED, "")).isEqualTo("👨‍🍳 Cook: Order 2 is on the fire.");
        assertThat(line(0, cooking, Phase.FINISHED, "")).isEqualTo("👨‍🍳 Cook: Order 2 is ready!");
        assertThat(line(0, cooking, Phase.FAILED, "fainted")).isEqualTo("👨‍🍳 Cook: 😵 Order 2 is lost: fainted.");
        assertThat(line(0, cooking, Phase.CANCELLED, "")).isEqualTo("👨‍🍳 Cook: Order 2 is taken off the fire.");
    }

    @Test
    void ofOtherStepsNothingIsSaid() {
        record Sweeping(Actor actor, String step) implements Work {}

        assertThat(line(0, new Sweeping(Actor.named("Cook"), "sweep"), Phase.STARTED, "")).isEmpty();
    }
}
