package brigade.threads.platform.pitfall;

import brigade.common.pitfall.Eggs;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Two cooks go through boxes with one last egg each. Each call on the boxes is atomic, but to look and to take are two calls,
 * and in between the other cook looks.
 *
 * <pre>
 * outcome                    runs     share  grade
 * each egg taken once          37    74.0 %  ACCEPTABLE
 * an egg taken twice           13    26.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenEggs {
    private final AtomicIntegerArray gone = new AtomicIntegerArray(Eggs.BOXES);
    private final AtomicInteger taken = new AtomicInteger();

    int fry() throws InterruptedException {
        Thread first = Thread.ofPlatform().start(this::cook);
        Thread second = Thread.ofPlatform().start(this::cook);
        first.join();
        second.join();
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
