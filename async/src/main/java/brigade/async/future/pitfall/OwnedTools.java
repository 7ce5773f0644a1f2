package brigade.async.future.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Tools;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One owner: all dishes that need knife and pan are stages of one chain. There is nothing to lock, so nothing to wait for in a
 * cycle. Costs that these dishes are made one after another.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready              4   100.0 %  ACCEPTABLE
 * </pre>
 */
final class OwnedTools {
    private final Journal journal;
    private CompletableFuture<Integer> ready = CompletableFuture.completedFuture(0);

    OwnedTools(Journal journal) {
        this.journal = journal;
    }

    CompletableFuture<Integer> serve() {
        for (int dish = 0; dish < Tools.DISHES; dish++) {
            order(Tools.FIRST_COOK);
            order(Tools.SECOND_COOK);
        }
        return ready;
    }

    private void order(String cook) {
        ready = ready.thenCompose(dishes -> cook(cook).thenApply(_ -> dishes + 1));
    }

    private CompletableFuture<Void> cook(String cook) {
        Step step = journal.start(Tools.dish(cook));
        return cut().thenRun(step::finish);
    }

    private static CompletableFuture<Void> cut() {
        return new CompletableFuture<Void>().completeOnTimeout(null, Tools.CUTTING.toNanos(), TimeUnit.NANOSECONDS);
    }
}
