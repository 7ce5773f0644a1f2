package brigade.threads.structured.pitfall;

import brigade.common.pitfall.Eggs;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * To look and to take are one call: it takes the egg if it is there, and says whether it was. Costs nothing but contention,
 * where such a call exists.
 *
 * <pre>
 * outcome                    runs     share  grade
 * each egg taken once           21    100.0 %  ACCEPTABLE
 * </pre>
 */
final class AtomicEggs {
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
            if (gone.compareAndSet(box, 0, 1)) {
                taken.incrementAndGet();
            }
        }
    }
}
