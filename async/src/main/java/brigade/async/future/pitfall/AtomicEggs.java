package brigade.async.future.pitfall;

import brigade.common.pitfall.Eggs;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * To look and to take are one call: it takes the egg if it is there, and says whether it was. Costs nothing but contention,
 * where such a call exists.
 *
 * <pre>
 * outcome                    runs     share  grade
 * each egg taken once          23   100.0 %  ACCEPTABLE
 * </pre>
 */
final class AtomicEggs {
    private final Executor cooks;
    private final AtomicIntegerArray gone = new AtomicIntegerArray(Eggs.BOXES);
    private final AtomicInteger taken = new AtomicInteger();

    AtomicEggs(Executor cooks) {
        this.cooks = cooks;
    }

    CompletableFuture<Integer> fry() {
        CompletableFuture<Void> first = CompletableFuture.runAsync(this::cook, cooks);
        CompletableFuture<Void> second = CompletableFuture.runAsync(this::cook, cooks);
        return first.thenCombine(second, (_, _) -> taken.get());
    }

    private void cook() {
        for (int box = 0; box < Eggs.BOXES; box++) {
            if (gone.compareAndSet(box, 0, 1)) {
                taken.incrementAndGet();
            }
        }
    }
}
