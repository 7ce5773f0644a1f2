package brigade.threads.virtual.pitfall;

import brigade.common.pitfall.Eggs;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The boxes under a lock: nobody looks while another cook has looked and not yet taken. Costs a lock for each look, also where
 * no egg is left.
 *
 * <pre>
 * outcome                    runs     share  grade
 * each egg taken once          83   100.0 %  ACCEPTABLE
 * </pre>
 */
final class LockedEggs {
    private final AtomicIntegerArray gone = new AtomicIntegerArray(Eggs.BOXES);
    private final AtomicInteger taken = new AtomicInteger();

    int fry() {
        try (ExecutorService cooks = Executors.newVirtualThreadPerTaskExecutor()) {
            cooks.execute(this::cook);
            cooks.execute(this::cook);
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
