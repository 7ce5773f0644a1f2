package brigade.async.future.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Prep;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/**
 * A stage that needs another one follows it: {@code thenCompose} holds no thread while it waits. Costs nothing but to say so.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready            134   100.0 %  ACCEPTABLE
 * </pre>
 */
final class ChainedPrep {
    private final Journal journal;
    private final Executor cooks;

    ChainedPrep(Journal journal, Executor cooks) {
        this.journal = journal;
        this.cooks = cooks;
    }

    CompletableFuture<Integer> serve() {
        List<CompletableFuture<Integer>> dishes = IntStream.rangeClosed(1, Prep.DISHES).mapToObj(this::order).toList();
        return dishes.stream().reduce(CompletableFuture.completedFuture(0), (all, dish) -> all.thenCombine(dish, Integer::sum));
    }

    private CompletableFuture<Integer> order(int dish) {
        return CompletableFuture.supplyAsync(() -> prepare(dish), cooks)
                .thenApplyAsync(prepared -> cook(dish, prepared), cooks);
    }

    private int cook(int dish, int prepared) {
        try (Step step = journal.start(Prep.dish(dish))) {
            step.finish();
            return prepared;
        }
    }

    private int prepare(int dish) {
        try (Step step = journal.start(Prep.prep(dish))) {
            step.finish();
            return 1;
        }
    }
}
