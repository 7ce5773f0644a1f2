package brigade.async.vertx.pitfall;

import brigade.common.pitfall.Timers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;

/**
 * Whatever blocks runs on a worker thread, and the loop hears of its end. Costs a thread for as long as it blocks, and two hops.
 *
 * <pre>
 * outcome                    runs     share  grade
 * rang in time                  5   100.0 %  ACCEPTABLE
 * </pre>
 */
final class OffloadedTimers {
    private final Vertx vertx;
    private final CountDownLatch rang = new CountDownLatch(1);

    OffloadedTimers(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<Boolean> cook() {
        Future<Void> _ = vertx.timer(Timers.RINGS_AFTER.toMillis()).onSuccess(_ -> rang.countDown()).mapEmpty();
        return vertx.timer(1).compose(_ -> vertx.executeBlocking(() -> Timers.watchPot(rang)));
    }
}
