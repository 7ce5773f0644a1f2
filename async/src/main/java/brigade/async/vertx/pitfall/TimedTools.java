package brigade.async.vertx.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Standstill;
import brigade.common.pitfall.Tools;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Lock;

/**
 * Nobody waits for ever: who does not get the second tool in time puts back the first and begins again. Costs work done twice,
 * and a timeout to choose; two who give up together must not do so for ever.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready              3   100.0 %  ACCEPTABLE
 * </pre>
 */
final class TimedTools {
    private final Journal journal;
    private final Vertx vertx;
    private int ready;

    TimedTools(Journal journal, Vertx vertx) {
        this.journal = journal;
        this.vertx = vertx;
    }

    Future<Integer> serve() {
        return Future.join(cook(Tools.FIRST_COOK, Tools.KNIFE, Tools.PAN, Tools.DISHES),
                cook(Tools.SECOND_COOK, Tools.PAN, Tools.KNIFE, Tools.DISHES)).map(_ -> ready);
    }

    private Future<Void> cook(String cook, String first, String second, int dishes) {
        if (dishes == 0) {
            return Future.succeededFuture();
        }
        Step step = journal.start(Tools.dish(cook));
        return take(first, step)
                .compose(firstTool -> vertx.timer(Tools.CUTTING.toMillis())
                        .compose(_ -> takeInTime(second, step))
                        .map(secondTool -> {
                            ready++;
                            putBack(second, secondTool, step);
                            return dishes - 1;
                        })
                        .otherwise(dishes)
                        .onComplete(_ -> putBack(first, firstTool, step)))
                .onComplete(_ -> step.finish())
                .compose(left -> cook(cook, first, second, left));
    }

    private Future<Lock> take(String tool, Step step) {
        step.note(Standstill.waitsFor(tool));
        return vertx.sharedData().getLocalLock(tool).onSuccess(_ -> step.note(Standstill.has(tool)));
    }

    private Future<Lock> takeInTime(String tool, Step step) {
        step.note(Standstill.waitsFor(tool));
        return vertx.sharedData().getLocalLockWithTimeout(tool, Tools.patience().toMillis())
                .onComplete(_ -> step.note(Standstill.has(tool)), _ -> step.note(Standstill.goesWithout(tool)));
    }

    private static void putBack(String tool, Lock lock, Step step) {
        step.note(Standstill.putsBack(tool));
        lock.release();
    }
}
