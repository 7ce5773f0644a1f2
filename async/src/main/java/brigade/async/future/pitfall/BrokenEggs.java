package brigade.async.future.pitfall;

import brigade.common.pitfall.Eggs;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Two cooks go through boxes with one last egg each. Each call on the boxes is atomic, but to look and to take are two calls,
 * and in between the other cook looks.
 *
 * <pre>
 * outcome                    runs     share  grade
 * each egg taken once          43    76.8 %  ACCEPTABLE
 * an egg taken twice           13    23.2 %  FORBIDDEN
 * </pre>
 */
final class BrokenEggs {
    private final Executor cooks;
    private final AtomicIntegerArray gone = new AtomicIntegerArray(Eggs.BOXES);
    private final AtomicInteger taken = new AtomicInteger();

    BrokenEggs(Executor cooks) {
        this.cooks = cooks;
    }

    CompletableFuture<Integer> fry() {
        CompletableFuture<Void> first = CompletableFuture.runAsync(this::cook, cooks);
        CompletableFuture<Void> second = CompletableFuture.runAsync(this::cook, cooks);
        return first.thenCombine(second, (_, _) -> taken.get());
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
