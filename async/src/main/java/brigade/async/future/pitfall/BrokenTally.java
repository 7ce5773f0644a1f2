package brigade.async.future.pitfall;

import brigade.common.pitfall.Tally;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The tally as a field that both cooks add to, each in a stage of its own on a thread of its own. It is volatile, so that each
 * sees what the other wrote: {@code ++} is still a read, an addition and a write, and what the other wrote in between is gone.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                 157    96.3 %  ACCEPTABLE
 * updates lost                  6     3.7 %  FORBIDDEN
 * </pre>
 */
final class BrokenTally {
    private final Executor cooks;
    private volatile int dishes;

    BrokenTally(Executor cooks) {
        this.cooks = cooks;
    }

    CompletableFuture<Integer> count() {
        CompletableFuture<Void> first = CompletableFuture.runAsync(this::cook, cooks);
        CompletableFuture<Void> second = CompletableFuture.runAsync(this::cook, cooks);
        return first.thenCombine(second, (_, _) -> dishes);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // That is the mistake.
    private void cook() {
        for (int dish = 0; dish < Tally.DISHES; dish++) {
            dishes++;
        }
    }
}
