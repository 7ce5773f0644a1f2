package brigade.threads.structured.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Standstill;
import brigade.common.pitfall.Tools;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The same order for all: the knife before the pan. Whoever has the knife can wait for the pan, for whoever has the pan waits
 * for nobody. Costs a rule that all code must know and keep.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready               4    100.0 %  ACCEPTABLE
 * </pre>
 */
final class OrderedTools {
    private final Journal journal;
    private final Tool knife = new Tool(Tools.KNIFE, new ReentrantLock(true));
    private final Tool pan = new Tool(Tools.PAN, new ReentrantLock(true));
    private final AtomicInteger ready = new AtomicInteger();

    OrderedTools(Journal journal) {
        this.journal = journal;
    }

    int serve() throws InterruptedException {
        try (var cooks = StructuredTaskScope.open()) {
            cooks.fork(() -> cook(Tools.FIRST_COOK, knife, pan));
            cooks.fork(() -> cook(Tools.SECOND_COOK, knife, pan));
            cooks.join();
        }
        return ready.get();
    }

    private void cook(String cook, Tool first, Tool second) {
        for (int dish = 0; dish < Tools.DISHES; dish++) {
            try (Step step = journal.start(Tools.dish(cook))) {
                first.take(step);
                try {
                    Thread.sleep(Tools.CUTTING);
                    second.take(step);
                    try {
                        ready.incrementAndGet();
                        step.finish();
                    } finally {
                        second.putBack(step);
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

        void putBack(Step step) {
            step.note(Standstill.putsBack(name));
            lock.unlock();
        }
    }
}
