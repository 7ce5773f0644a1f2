package brigade.threads.structured.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Standstill;
import brigade.common.pitfall.Tools;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Nobody waits for ever: who does not get the second tool in time puts back the first and begins again. Costs work done twice,
 * and a timeout to choose; two who give up together must not do so for ever. The locks are fair: otherwise whoever puts back a
 * tool could take it again before the other has woken up.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready               3    100.0 %  ACCEPTABLE
 * </pre>
 */
final class TimedTools {
    private final Journal journal;
    private final Tool knife = new Tool(Tools.KNIFE, new ReentrantLock(true));
    private final Tool pan = new Tool(Tools.PAN, new ReentrantLock(true));
    private final AtomicInteger ready = new AtomicInteger();

    TimedTools(Journal journal) {
        this.journal = journal;
    }

    int serve() throws InterruptedException {
        try (var cooks = StructuredTaskScope.open()) {
            cooks.fork(() -> cook(Tools.FIRST_COOK, knife, pan));
            cooks.fork(() -> cook(Tools.SECOND_COOK, pan, knife));
            cooks.join();
        }
        return ready.get();
    }

    private void cook(String cook, Tool first, Tool second) {
        for (int dish = 0; dish < Tools.DISHES;) {
            try (Step step = journal.start(Tools.dish(cook))) {
                first.take(step);
                try {
                    Thread.sleep(Tools.CUTTING);
                    if (second.takeInTime(step)) {
                        try {
                            ready.incrementAndGet();
                            step.finish();
                            dish++;
                        } finally {
                            second.putBack(step);
                        }
                    }
                } finally {
                    first.putBack(step);
                }
            } catch (InterruptedException _) {
                return; // called off
            }
        }
    }

    /** A tool, which one cook can have at a time. */
    private record Tool(String name, Lock lock) {

        void take(Step step) throws InterruptedException {
            step.note(Standstill.waitsFor(name));
            lock.lockInterruptibly();
            step.note(Standstill.has(name));
        }

        boolean takeInTime(Step step) throws InterruptedException {
            step.note(Standstill.waitsFor(name));
            boolean taken = lock.tryLock(Tools.patience().toNanos(), TimeUnit.NANOSECONDS);
            step.note(taken ? Standstill.has(name) : Standstill.goesWithout(name));
            return taken;
        }

        void putBack(Step step) {
            step.note(Standstill.putsBack(name));
            lock.unlock();
        }
    }
}
