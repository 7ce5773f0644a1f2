package brigade.async.vertx.pitfall;

import brigade.common.pitfall.Dinner;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * The chef starts the dessert, waits as long as it takes, and never looks at its future: a failure nobody has a handler for is
 * nowhere to be seen, not even in the log.
 *
 * <pre>
 * outcome                    runs     share  grade
 * served                        1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenDinner {
    private final Vertx vertx;

    BrokenDinner(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<Void> dine() {
        Future<Void> dessert = vertx.timer(1).compose(_ -> bake());
        return dessert.eventually(() -> Future.succeededFuture()).otherwiseEmpty();
    }

    private static Future<Void> bake() {
        Dinner.bake();
        return Future.succeededFuture();
    }
}
