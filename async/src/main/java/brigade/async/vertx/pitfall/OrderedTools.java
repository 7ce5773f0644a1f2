package brigade.async.vertx.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Standstill;
import brigade.common.pitfall.Tools;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Lock;

/**
 * The same order for all: the knife before the pan. Whoever has the knife can wait for the pan, for whoever has the pan waits
 * for nobody. Costs a rule that all code must know and keep.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready              4   100.0 %  ACCEPTABLE
 * </pre>
 */
final class OrderedTools {
    private final Journal journal;
    private final Vertx vertx;
    private int ready;

    OrderedTools(Journal journal, Vertx vertx) {
        this.journal = journal;
        this.vertx = vertx;
    }

    Future<Integer> serve() {
        return Future.join(cook(Tools.FIRST_COOK, Tools.KNIFE, Tools.PAN, Tools.DISHES),
                cook(Tools.SECOND_COOK, Tools.KNIFE, Tools.PAN, Tools.DISHES)).map(_ -> ready);
    }

    private Future<Void> cook(String cook, String first, String second, int dishes) {
        if (dishes == 0) {
            return Future.succeededFuture();
        }
        Step step = journal.start(Tools.dish(cook));
        return take(first, step)
                .compose(firstTool -> vertx.timer(Tools.CUTTING.toMillis())
                        .compose(_ -> take(second, step))
                        .onSuccess(secondTool -> {
                            ready++;
                            putBack(second, secondTool, step);
                        })
                        .onComplete(_ -> putBack(first, firstTool, step)))
                .onComplete(_ -> step.finish())
                .compose(_ -> cook(cook, first, second, dishes - 1));
    }

    private Future<Lock> take(String tool, Step step) {
        step.note(Standstill.waitsFor(tool));
        return vertx.sharedData().getLocalLock(tool).onSuccess(_ -> step.note(Standstill.has(tool)));
    }

    private static void putBack(String tool, Lock lock, Step step) {
        step.note(Standstill.putsBack(tool));
        lock.release();
    }
}
