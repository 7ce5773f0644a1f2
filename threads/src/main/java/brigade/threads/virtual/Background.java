package brigade.threads.virtual;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.background.Chore;
import brigade.common.background.Ending;
import brigade.common.background.Monitor;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/** Main work and a monitor with a virtual thread, which is a daemon as all of them are: it sleeps and beats. The caller does the chore. */
final class Background {
    private final Journal journal;

    Background(Journal journal) {
        this.journal = journal;
    }

    BackgroundResult work(BackgroundPlan plan, Bell bell) throws InterruptedException {
        Future<?> watching;
        Ending ending;
        try (ExecutorService monitors = Executors.newThreadPerTaskExecutor(named("monitor-"))) {
            watching = monitors.submit(() -> watch(plan.monitor()));
            try {
                ending = attend(plan.chore(), bell);
            } finally {
                monitors.shutdownNow();
            }
        }
        return BackgroundResult.of(ending, watching);
    }

    private Ending attend(Chore chore, Bell bell) throws InterruptedException {
        try (Step step = journal.start(chore)) {
            return chore.attend(step, bell);
        }
    }

    private Void watch(Monitor monitor) throws InterruptedException {
        for (int number = 1;; number++) {
            Thread.sleep(monitor.every());
            monitor.beat(journal, number);
        }
    }

    private static ThreadFactory named(String prefix) {
        return Thread.ofVirtual().name(prefix, 1).factory();
    }
}
