package brigade.threads.platform;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.background.Chore;
import brigade.common.background.Ending;
import brigade.common.background.Monitor;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.util.concurrent.FutureTask;

/** Main work and a monitor with raw threads: the caller does the chore, and a daemon thread beats until it is interrupted and joined. */
final class Background {
    private final Journal journal;

    Background(Journal journal) {
        this.journal = journal;
    }

    BackgroundResult work(BackgroundPlan plan, Bell bell) throws InterruptedException {
        FutureTask<Void> watching = new FutureTask<>(() -> watch(plan.monitor()));
        Thread monitor = Thread.ofPlatform().daemon().name("monitor").start(watching);
        Ending ending;
        try {
            ending = attend(plan.chore(), bell);
        } finally {
            callOff(monitor);
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

    /** Interrupts the thread and waits for its end, which an interruption of the caller can only postpone. */
    private static void callOff(Thread thread) {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
