package brigade.common.background;

import brigade.common.journal.Actor;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.journal.Work;
import java.time.Duration;
import java.util.Optional;

/**
 * Who tells, at regular intervals, that all is well, until the main work ends.
 *
 * @param every the pause before each heartbeat, also the first
 * @param failsAt the number of the heartbeat at which the monitor fails; the first is 1
 */
public record Monitor(Duration every, Optional<Integer> failsAt) implements Work {

    @Override
    public Actor actor() {
        return Actor.named("Monitor");
    }

    @Override
    public String step() {
        return "heartbeat";
    }

    /**
     * Records the numbered heartbeat: a step that takes no time.
     *
     * @throws MonitorFailedException if this is the one at which the monitor fails; its step has then ended as failed
     */
    public void beat(Journal journal, int number) {
        Step step = journal.start(this);
        if (failsAt.isPresent() && failsAt.get() == number) {
            MonitorFailedException failure = new MonitorFailedException(number);
            step.fail(failure.getMessage());
            throw failure;
        }
        step.finish();
    }
}
