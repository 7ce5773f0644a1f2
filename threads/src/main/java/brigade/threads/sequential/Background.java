package brigade.threads.sequential;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.background.Chore;
import brigade.common.background.Chore.Chopping;
import brigade.common.background.Chore.Waiting;
import brigade.common.background.Ending;
import brigade.common.background.Monitor;
import brigade.common.background.MonitorFailedException;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.util.Optional;

/** Main work and a monitor on the caller's thread alone: nothing is in the background, so the chef beats when he looks up. For one call. */
final class Background {
    private final Journal journal;
    private Optional<String> monitorsFailure = Optional.empty();
    private int beats;
    private long lastBeatNanos = System.nanoTime();

    Background(Journal journal) {
        this.journal = journal;
    }

    BackgroundResult work(BackgroundPlan plan, Bell bell) throws InterruptedException {
        Ending ending = attend(plan.chore(), plan.monitor(), bell);
        return new BackgroundResult(ending, monitorsFailure);
    }

    /** Does the chore piece by piece: that it comes in pieces is a favour of the chore's, and without it no heart would beat. */
    private Ending attend(Chore chore, Monitor monitor, Bell bell) throws InterruptedException {
        try (Step step = journal.start(chore)) {
            return switch (chore) {
                case Chopping chopping -> chopping.attend(step, bell, () -> {
                    if (Thread.interrupted()) {
                        throw new InterruptedException("interrupted while chopping");
                    }
                    watch(monitor);
                });
                case Waiting waiting -> {
                    while (!bell.await(monitor.every())) {
                        watch(monitor);
                    }
                    yield waiting.answered(step);
                }
            };
        }
    }

    /** Beats, if it is time. */
    private void watch(Monitor monitor) {
        if (monitorsFailure.isEmpty() && System.nanoTime() - lastBeatNanos >= monitor.every().toNanos()) {
            lastBeatNanos = System.nanoTime();
            try {
                monitor.beat(journal, ++beats);
            } catch (MonitorFailedException e) {
                monitorsFailure = Optional.of(e.getMessage());
            }
        }
    }
}
