package brigade.async.vertx.pitfall;

import brigade.common.pitfall.Tally;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * An asynchronous lock is held across the wait. Costs a lock and a future for each dish, and that the cooks wait for each other,
 * though no thread does.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                   3   100.0 %  ACCEPTABLE
 * </pre>
 */
final class LockedTally {
    private final Vertx vertx;
    private int dishes;

    LockedTally(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<Integer> count() {
        return Future.join(cook(Tally.SLOW_DISHES), cook(Tally.SLOW_DISHES)).map(_ -> dishes);
    }

    private Future<Void> cook(int left) {
        if (left == 0) {
            return Future.succeededFuture();
        }
        return vertx.sharedData().withLocalLock("tally", () -> {
            int seen = dishes;
            return vertx.timer(1).<Void>map(_ -> {
                dishes = seen + 1;
                return null;
            });
        }).compose(_ -> cook(left - 1));
    }
}
