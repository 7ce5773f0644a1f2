package brigade.conformance;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.background.Chore;
import brigade.common.background.Ending;
import brigade.common.background.Monitor;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Main work with a monitor as the reference model does it, in pieces that a mutant can replace one at a time. */
class ReferenceBackground {
    final Journal journal;

    ReferenceBackground(Journal journal) {
        this.journal = journal;
    }

    BackgroundResult work(BackgroundPlan plan, Bell bell) throws InterruptedException {
        FutureTask<Void> watching = new FutureTask<>(() -> watch(plan.monitor()));
        Thread monitor = monitors().start(watching);
        Ending ending;
        try {
            ending = attend(plan.chore(), bell);
        } finally {
            callOff(monitor);
        }
        return result(ending, watching);
    }

    Thread.Builder monitors() {
        return Thread.ofPlatform().daemon();
    }

    Ending attend(Chore chore, Bell bell) throws InterruptedException {
        try (Step step = journal.start(chore)) {
            return chore.attend(step, bell);
        }
    }

    Void watch(Monitor monitor) throws InterruptedException {
        for (int number = 1;; number++) {
            Thread.sleep(monitor.every());
            monitor.beat(journal, number);
        }
    }

    void callOff(Thread monitor) throws InterruptedException {
        monitor.interrupt();
        monitor.join();
    }

    BackgroundResult result(Ending ending, Future<?> watching) {
        return BackgroundResult.of(ending, watching);
    }
}
