package brigade.threads.pool.pitfall;

import brigade.common.pitfall.Eggs;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Two cooks go through boxes with one last egg each. Each call on the boxes is atomic, but to look and to take are two calls,
 * and in between the other cook looks.
 *
 * <pre>
 * outcome                    runs     share  grade
 * each egg taken once          29    76.3 %  ACCEPTABLE
 * an egg taken twice            9    23.7 %  FORBIDDEN
 * </pre>
 */
final class BrokenEggs {
    private final AtomicIntegerArray gone = new AtomicIntegerArray(Eggs.BOXES);
    private final AtomicInteger taken = new AtomicInteger();

    int fry() {
        try (ExecutorService cooks = Executors.newFixedThreadPool(2)) {
            cooks.execute(this::cook);
            cooks.execute(this::cook);
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
