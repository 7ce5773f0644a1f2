package brigade.async.vertx.pitfall;

import brigade.common.pitfall.Dinner;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * The chef goes on when the dessert is over, however it ended: {@code otherwiseEmpty} makes success of every failure. (A future
 * whose failure nobody handles is no better: nothing is printed, not even in the log.)
 *
 * <pre>
 * outcome                    runs     share  grade
 * served                       47   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenDinner {
    private final Vertx vertx;

    BrokenDinner(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<Void> dine() {
        Future<Void> dessert = vertx.timer(1).compose(_ -> bake());
        return dessert.otherwiseEmpty();
    }

    private static Future<Void> bake() {
        Dinner.bake();
        return Future.succeededFuture();
    }
}
