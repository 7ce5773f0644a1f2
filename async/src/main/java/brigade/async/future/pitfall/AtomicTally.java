package brigade.async.future.pitfall;

import brigade.common.pitfall.Tally;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The tally as an atomic number: read, add and write are one instruction of the processor. Costs nothing but contention, and
 * protects this one number only.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                 248   100.0 %  ACCEPTABLE
 * </pre>
 */
final class AtomicTally {
    private final Executor cooks;
    private final AtomicInteger dishes = new AtomicInteger();

    AtomicTally(Executor cooks) {
        this.cooks = cooks;
    }

    CompletableFuture<Integer> count() {
        CompletableFuture<Void> first = CompletableFuture.runAsync(this::cook, cooks);
        CompletableFuture<Void> second = CompletableFuture.runAsync(this::cook, cooks);
        return first.thenCombine(second, (_, _) -> dishes.get());
    }

    private void cook() {
        for (int dish = 0; dish < Tally.DISHES; dish++) {
            dishes.incrementAndGet();
        }
    }
}
