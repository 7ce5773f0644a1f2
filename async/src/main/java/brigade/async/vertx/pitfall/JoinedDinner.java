package brigade.async.vertx.pitfall;

import brigade.common.pitfall.Dinner;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * The chef passes the dessert's future on: a failure reaches whoever waits at the end. Costs somebody at the end who looks.
 *
 * <pre>
 * outcome                    runs     share  grade
 * not served                   49   100.0 %  ACCEPTABLE
 * </pre>
 */
final class JoinedDinner {
    private final Vertx vertx;

    JoinedDinner(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<Void> dine() {
        Future<Void> dessert = vertx.timer(1).compose(_ -> bake());
        return dessert;
    }

    private static Future<Void> bake() {
        Dinner.bake();
        return Future.succeededFuture();
    }
}
