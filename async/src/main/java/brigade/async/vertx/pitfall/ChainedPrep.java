package brigade.async.vertx.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Prep;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What needs a prep follows it: {@code compose} holds no thread while it waits. Costs nothing but to say so.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready             60   100.0 %  ACCEPTABLE
 * </pre>
 */
final class ChainedPrep {
    private final Journal journal;
    private final WorkerExecutor cooks;

    ChainedPrep(Journal journal, WorkerExecutor cooks) {
        this.journal = journal;
        this.cooks = cooks;
    }

    Future<Integer> serve() {
        List<Future<Integer>> dishes = IntStream.rangeClosed(1, Prep.DISHES).mapToObj(this::order).toList();
        return Future.all(dishes).map(all -> all.<Integer>list().stream().mapToInt(Integer::intValue).sum());
    }

    private Future<Integer> order(int dish) {
        return cooks.executeBlocking(() -> prepare(dish), false)
                .compose(prepared -> cooks.executeBlocking(() -> cook(dish, prepared), false));
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
