package brigade.async.vertx.pitfall;

import brigade.common.pitfall.Tally;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Read and write stand in one handler, after the wait: the loop runs no other handler in between. Costs nothing, as long as
 * nobody puts a wait between the two.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                   4   100.0 %  ACCEPTABLE
 * </pre>
 */
final class AtomicTally {
    private final Vertx vertx;
    private int dishes;

    AtomicTally(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<Integer> count() {
        return Future.join(cook(Tally.SLOW_DISHES), cook(Tally.SLOW_DISHES)).map(_ -> dishes);
    }

    private Future<Void> cook(int left) {
        if (left == 0) {
            return Future.succeededFuture();
        }
        return vertx.timer(1).compose(_ -> {
            dishes = dishes + 1;
            return cook(left - 1);
        });
    }
}
