package brigade.threads.structured.pitfall;

import brigade.common.pitfall.Eggs;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Two cooks go through boxes with one last egg each. Each call on the boxes is atomic, but to look and to take are two calls,
 * and in between the other cook looks.
 *
 * <pre>
 * outcome                    runs     share  grade
 * an egg taken twice            20     83.3 %  FORBIDDEN
 * each egg taken once            4     16.7 %  ACCEPTABLE
 * </pre>
 */
final class BrokenEggs {
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
            if (gone.get(box) == 0) {
                gone.set(box, 1);
                taken.incrementAndGet();
            }
        }
    }
}
