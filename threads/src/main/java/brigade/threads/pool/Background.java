package brigade.threads.pool;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.background.Chore;
import brigade.common.background.Ending;
import brigade.common.background.Monitor;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Main work and a monitor with a pool: the caller does the chore, and a scheduled task beats. A failure ends its schedule, silently. */
final class Background {
    private final Journal journal;

    Background(Journal journal) {
        this.journal = journal;
    }

    BackgroundResult work(BackgroundPlan plan, Bell bell) throws InterruptedException {
        Future<?> watching;
        Ending ending;
        try (ScheduledExecutorService monitors = Executors.newSingleThreadScheduledExecutor(named("monitor-"))) {
            watching = watch(plan.monitor(), monitors);
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

    private Future<?> watch(Monitor monitor, ScheduledExecutorService monitors) {
        AtomicInteger number = new AtomicInteger();
        long nanos = monitor.every().toNanos();
        return monitors.scheduleWithFixedDelay(() -> monitor.beat(journal, number.incrementAndGet()), nanos, nanos,
                TimeUnit.NANOSECONDS);
    }

    private static ThreadFactory named(String prefix) {
        return Thread.ofPlatform().daemon().name(prefix, 1).factory();
    }
}
