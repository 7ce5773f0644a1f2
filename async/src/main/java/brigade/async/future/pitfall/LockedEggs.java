package brigade.async.future.pitfall;

import brigade.common.pitfall.Eggs;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The boxes under a lock: nobody looks while another cook has looked and not yet taken. Costs a lock for each look, also where
 * no egg is left.
 *
 * <pre>
 * outcome                    runs     share  grade
 * each egg taken once           9   100.0 %  ACCEPTABLE
 * </pre>
 */
final class LockedEggs {
    private final Executor cooks;
    private final AtomicIntegerArray gone = new AtomicIntegerArray(Eggs.BOXES);
    private final AtomicInteger taken = new AtomicInteger();

    LockedEggs(Executor cooks) {
        this.cooks = cooks;
    }

    CompletableFuture<Integer> fry() {
        CompletableFuture<Void> first = CompletableFuture.runAsync(this::cook, cooks);
        CompletableFuture<Void> second = CompletableFuture.runAsync(this::cook, cooks);
        return first.thenCombine(second, (_, _) -> taken.get());
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
