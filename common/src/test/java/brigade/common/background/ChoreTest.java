package brigade.common.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.background.Chore.Chopping;
import brigade.common.background.Chore.Waiting;
import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import brigade.common.journal.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** How main work and monitor end, and what is said of it. */
class ChoreTest {
    private static final Chore ENDLESS = new Chopping(Duration.ofMinutes(10));

    private final Journal journal = Journal.open();
    private final Bell bell = new Bell();

    private List<Phase> phases() {
        return journal.events().stream().map(Event::phase).toList();
    }

    @Test
    void choppingEndsWhenItsTimeIsUp() throws InterruptedException {
        Chore chore = new Chopping(Duration.ofMillis(5));
        assertThat(chore.attend(journal.start(chore), bell)).isEqualTo(Ending.WORK_DONE);
        assertThat(phases()).containsExactly(Phase.STARTED, Phase.FINISHED);
        assertThat(journal.events().getLast().at().minus(journal.events().getFirst().at())).isGreaterThan(Duration.ofMillis(4));
    }

    @Test
    void choppingIsCutShortByTheBell() throws InterruptedException {
        bell.ring();
        assertThat(ENDLESS.attend(journal.start(ENDLESS), bell)).isEqualTo(Ending.RUNG);
        assertThat(phases()).containsExactly(Phase.STARTED, Phase.CANCELLED);
    }

    @Test
    void whoChopsHearsAnInterruption() {
        Step step = journal.start(ENDLESS);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> ENDLESS.attend(step, bell)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(phases()).containsExactly(Phase.STARTED);
    }

    @Test
    void waitingIsWhatTheBellEnds() throws InterruptedException {
        bell.ring();
        Chore chore = new Waiting();
        assertThat(chore.attend(journal.start(chore), bell)).isEqualTo(Ending.RUNG);
        assertThat(phases()).containsExactly(Phase.STARTED, Phase.FINISHED);
    }

    @Test
    void aMonitorFailsAtItsHeartbeatAndNotBefore() {
        Monitor monitor = new Monitor(Duration.ofSeconds(1), Optional.of(2));
        monitor.beat(journal, 1);
        assertThatExceptionOfType(MonitorFailedException.class).isThrownBy(() -> monitor.beat(journal, 2))
                .withMessage("the monitor failed at heartbeat 2");
        assertThat(phases()).containsExactly(Phase.STARTED, Phase.FINISHED, Phase.STARTED, Phase.FAILED);
        assertThat(journal.events().getLast().detail()).isEqualTo("the monitor failed at heartbeat 2");
    }

    @Test
    void aMonitorThatWasCalledOffHasNotFailed() {
        for (Throwable end : List.of(new InterruptedException(), new CancellationException(),
                new ExecutionException(new InterruptedException()))) {
            assertThat(BackgroundResult.of(Ending.RUNG, end)).isEqualTo(new BackgroundResult(Ending.RUNG, Optional.empty()));
        }
        CompletableFuture<Void> pending = new CompletableFuture<>();
        assertThat(BackgroundResult.of(Ending.RUNG, pending).monitorsFailure()).isEmpty();
        pending.cancel(false);
        assertThat(BackgroundResult.of(Ending.RUNG, pending).monitorsFailure()).isEmpty();
    }

    @Test
    void aMonitorThatFailedIsToldOf() {
        assertThat(BackgroundResult.of(Ending.WORK_DONE, CompletableFuture.failedFuture(new MonitorFailedException(3))))
                .isEqualTo(new BackgroundResult(Ending.WORK_DONE, Optional.of("the monitor failed at heartbeat 3")));
        assertThat(
                BackgroundResult.of(Ending.WORK_DONE, new ExecutionException(new IllegalStateException("why"))).monitorsFailure())
                .hasValue("the monitor failed: java.lang.IllegalStateException: why");
    }

    @Test
    void theTranscriptCountsHeartbeats() {
        Transcript transcript = new Transcript();
        Monitor monitor = new Monitor(Duration.ofSeconds(1), Optional.empty());
        monitor.beat(journal, 7);
        monitor.beat(journal, 8);
        assertThat(journal.events().stream().map(transcript::line).flatMap(Optional::stream))
                .containsExactly("💓 Monitor: heartbeat 1", "💓 Monitor: heartbeat 2");
    }
}
