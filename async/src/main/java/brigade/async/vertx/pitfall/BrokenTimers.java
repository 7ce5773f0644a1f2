package brigade.async.vertx.pitfall;

import brigade.common.pitfall.Timers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;

/**
 * The loop stares at the pot: a blocking call in a handler. Until it returns, no timer of this loop rings, and no request that
 * belongs to it moves.
 *
 * <pre>
 * outcome                    runs     share  grade
 * rang too late                 1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenTimers {
    private final Vertx vertx;
    private final CountDownLatch rang = new CountDownLatch(1);

    BrokenTimers(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<Boolean> cook() {
        Future<Void> _ = vertx.timer(Timers.RINGS_AFTER.toMillis()).onSuccess(_ -> rang.countDown()).mapEmpty();
        return vertx.timer(1).map(_ -> Timers.watchPot(rang));
    }
}
