package brigade.async.vertx.pitfall;

import brigade.common.pitfall.Tally;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Both cooks run on one thread, and still write over each other: between read and write stands a wait, and while one waits the
 * other reads.
 *
 * <pre>
 * outcome                    runs     share  grade
 * updates lost                  1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenTally {
    private final Vertx vertx;
    private int dishes;

    BrokenTally(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<Integer> count() {
        return Future.join(cook(Tally.SLOW_DISHES), cook(Tally.SLOW_DISHES)).map(_ -> dishes);
    }

    private Future<Void> cook(int left) {
        if (left == 0) {
            return Future.succeededFuture();
        }
        int seen = dishes;
        return vertx.timer(1).compose(_ -> {
            dishes = seen + 1;
            return cook(left - 1);
        });
    }
}
