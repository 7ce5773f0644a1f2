package brigade.async.vertx.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Tools;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * One owner: all dishes that need knife and pan are links of one chain of futures. There is nothing to lock, so nothing to wait
 * for in a cycle. Costs that these dishes are made one after another.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready              4   100.0 %  ACCEPTABLE
 * </pre>
 */
final class OwnedTools {
    private final Journal journal;
    private final Vertx vertx;
    private Future<Integer> ready = Future.succeededFuture(0);

    OwnedTools(Journal journal, Vertx vertx) {
        this.journal = journal;
        this.vertx = vertx;
    }

    Future<Integer> serve() {
        for (int dish = 0; dish < Tools.DISHES; dish++) {
            order(Tools.FIRST_COOK);
            order(Tools.SECOND_COOK);
        }
        return ready;
    }

    private void order(String cook) {
        ready = ready.compose(dishes -> cook(cook).map(_ -> dishes + 1));
    }

    private Future<Void> cook(String cook) {
        Step step = journal.start(Tools.dish(cook));
        return vertx.timer(Tools.CUTTING.toMillis()).onComplete(_ -> step.finish());
    }
}
