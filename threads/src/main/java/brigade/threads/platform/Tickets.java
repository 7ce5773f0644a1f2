package brigade.threads.platform;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.model.Failures;
import brigade.common.tickets.Cook;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.Oven;
import brigade.common.tickets.TicketsPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One signal for many with raw threads, and what a latch is made of: a lock, a condition, and a flag beside it, because a signal that
 * nobody waits for is lost. The caller is the chef.
 */
final class Tickets {
    private final Journal journal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private boolean hot; // guarded by the lock

    Tickets(Journal journal) {
        this.journal = journal;
    }

    List<CookResult> roastAll(TicketsPlan plan) throws InterruptedException {
        List<FutureTask<CookResult>> started = new ArrayList<>();
        List<Thread> cooks = new ArrayList<>();
        try {
            for (Cook cook : plan.punctual()) {
                start(cook, started, cooks);
            }
            heatUp(plan.oven());
            signal();
            for (Cook cook : plan.late()) {
                start(cook, started, cooks);
            }
            List<CookResult> results = new ArrayList<>();
            for (FutureTask<CookResult> cook : started) {
                results.add(cook.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw Failures.unwrapped(e);
        } finally {
            callOff(cooks);
        }
    }

    private void heatUp(Oven oven) throws InterruptedException {
        try (Step step = journal.start(oven)) {
            Thread.sleep(oven.time());
            step.finish();
        }
    }

    private CookResult roast(Cook cook) throws InterruptedException {
        try (Step waiting = journal.start(cook.waiting())) {
            if (!awaitSignal(cook.patience().toNanos())) {
                return cook.giveUp(waiting);
            }
            waiting.finish();
        }
        try (Step roasting = journal.start(cook.roasting())) {
            Thread.sleep(cook.time());
            return cook.done(roasting);
        }
    }

    private void start(Cook cook, List<FutureTask<CookResult>> started, List<Thread> cooks) {
        FutureTask<CookResult> task = new FutureTask<>(() -> roast(cook));
        started.add(task);
        cooks.add(Thread.ofPlatform().name("cook-" + cook.number()).start(task));
    }

    private void signal() {
        lock.lock();
        try {
            hot = true;
            heard.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the oven is hot: at once if it is, and in a loop otherwise, for a thread may wake without a signal. */
    private boolean awaitSignal(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!hot && left > 0) {
                left = heard.awaitNanos(left);
            }
            return hot;
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts the threads and waits for their end, which an interruption of the caller can only postpone. */
    private static void callOff(List<Thread> threads) {
        threads.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
