package brigade.async.future.pitfall;

import brigade.common.pitfall.Tally;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The tally under a lock: who reads, adds and writes does so alone. Costs a lock for each dish, and a thread of the pool that is
 * blocked while the other writes.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                  92   100.0 %  ACCEPTABLE
 * </pre>
 */
final class LockedTally {
    private final Executor cooks;
    private final Object board = new Object();
    private int dishes;

    LockedTally(Executor cooks) {
        this.cooks = cooks;
    }

    CompletableFuture<Integer> count() {
        CompletableFuture<Void> first = CompletableFuture.runAsync(this::cook, cooks);
        CompletableFuture<Void> second = CompletableFuture.runAsync(this::cook, cooks);
        return first.thenCombine(second, (_, _) -> dishes);
    }

    private void cook() {
        for (int dish = 0; dish < Tally.DISHES; dish++) {
            synchronized (board) {
                dishes++;
            }
        }
    }
}
