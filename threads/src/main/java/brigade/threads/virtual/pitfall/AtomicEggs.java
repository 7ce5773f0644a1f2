package brigade.threads.virtual.pitfall;

import brigade.common.pitfall.Eggs;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * To look and to take are one call: it takes the egg if it is there, and says whether it was. Costs nothing but contention,
 * where such a call exists.
 *
 * <pre>
 * outcome                    runs     share  grade
 * each egg taken once         115   100.0 %  ACCEPTABLE
 * </pre>
 */
final class AtomicEggs {
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
            if (gone.compareAndSet(box, 0, 1)) {
                taken.incrementAndGet();
            }
        }
    }
}
