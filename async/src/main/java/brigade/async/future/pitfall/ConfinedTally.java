package brigade.async.future.pitfall;

import brigade.common.pitfall.Tally;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * No shared tally: each stage counts its own dishes and hands on the sum, and whoever combines the stages adds them. Costs
 * nothing; it only asks for results in place of side effects.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                 428   100.0 %  ACCEPTABLE
 * </pre>
 */
final class ConfinedTally {
    private final Executor cooks;

    ConfinedTally(Executor cooks) {
        this.cooks = cooks;
    }

    CompletableFuture<Integer> count() {
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(this::cook, cooks);
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(this::cook, cooks);
        return first.thenCombine(second, Integer::sum);
    }

    private int cook() {
        int dishes = 0;
        for (int dish = 0; dish < Tally.DISHES; dish++) {
            dishes++;
        }
        return dishes;
    }
}
