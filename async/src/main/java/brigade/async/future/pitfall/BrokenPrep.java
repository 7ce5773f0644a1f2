package brigade.async.future.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Prep;
import brigade.common.pitfall.Standstill;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/**
 * A stage that joins another one keeps its thread while it waits. When all threads of the pool do so, the stages they wait for
 * stay in its queue.
 *
 * <pre>
 * outcome                    runs     share  grade
 * nobody moves any more         2   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenPrep {
    private final Journal journal;
    private final Executor cooks;

    BrokenPrep(Journal journal, Executor cooks) {
        this.journal = journal;
        this.cooks = cooks;
    }

    CompletableFuture<Integer> serve() {
        List<CompletableFuture<Integer>> dishes = IntStream.rangeClosed(1, Prep.DISHES).mapToObj(this::order).toList();
        return dishes.stream().reduce(CompletableFuture.completedFuture(0), (all, dish) -> all.thenCombine(dish, Integer::sum));
    }

    private CompletableFuture<Integer> order(int dish) {
        return CompletableFuture.supplyAsync(() -> cook(dish), cooks);
    }

    private int cook(int dish) {
        try (Step step = journal.start(Prep.dish(dish))) {
            CompletableFuture<Integer> prep = CompletableFuture.supplyAsync(() -> prepare(dish), cooks);
            step.note(Standstill.waitsFor(Prep.prepFor(dish)));
            int prepared = prep.join();
            step.note(Standstill.has(Prep.prepFor(dish)));
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
