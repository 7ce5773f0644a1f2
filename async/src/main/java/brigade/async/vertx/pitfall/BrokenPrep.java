package brigade.async.vertx.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Prep;
import brigade.common.pitfall.Standstill;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * Blocking code of a worker pool waits for blocking code of the same pool. When all its threads do so, what they wait for stays
 * in its queue.
 *
 * <pre>
 * outcome                    runs     share  grade
 * nobody moves any more         1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenPrep {
    private final Journal journal;
    private final WorkerExecutor cooks;

    BrokenPrep(Journal journal, WorkerExecutor cooks) {
        this.journal = journal;
        this.cooks = cooks;
    }

    Future<Integer> serve() {
        List<Future<Integer>> dishes = IntStream.rangeClosed(1, Prep.DISHES).mapToObj(this::order).toList();
        return Future.all(dishes).map(all -> all.<Integer>list().stream().mapToInt(Integer::intValue).sum());
    }

    private Future<Integer> order(int dish) {
        return cooks.executeBlocking(() -> cook(dish), false);
    }

    private int cook(int dish) throws InterruptedException, ExecutionException {
        try (Step step = journal.start(Prep.dish(dish))) {
            Future<Integer> prep = cooks.executeBlocking(() -> prepare(dish), false);
            step.note(Standstill.waitsFor(Prep.prepFor(dish)));
            int prepared = prep.toCompletionStage().toCompletableFuture().get();
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
