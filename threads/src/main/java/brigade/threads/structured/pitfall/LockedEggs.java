package brigade.threads.structured.pitfall;

import brigade.common.pitfall.Eggs;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The boxes under a lock: nobody looks while another cook has looked and not yet taken. Costs a lock for each look, also where
 * no egg is left.
 *
 * <pre>
 * outcome                    runs     share  grade
 * each egg taken once           10    100.0 %  ACCEPTABLE
 * </pre>
 */
final class LockedEggs {
    private final AtomicIntegerArray gone = new AtomicIntegerArray(Eggs.BOXES);
    private final AtomicInteger taken = new AtomicInteger();

    int fry() throws InterruptedException {
        try (var cooks = StructuredTaskScope.open()) {
            cooks.fork(this::cook);
            cooks.fork(this::cook);
            cooks.join();
        }
        return taken.get();
    }

    private void cook() {
        for (int box = 0; box < Eggs.BOXES; box++) {
            synchronized (gone) {
                if (gone.get(box) == 0) {
                    gone.set(box, 1);
                    taken.incrementAndGet();
                }
            }
        }
    }
}
