package brigade.async.vertx.pitfall;

import brigade.common.pitfall.Eggs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * To look and to take stand in one handler, after the wait: the loop runs no other in between. Costs nothing, as long as nobody
 * puts a wait between the two.
 *
 * <pre>
 * outcome                    runs     share  grade
 * each egg taken once           3   100.0 %  ACCEPTABLE
 * </pre>
 */
final class AtomicEggs {
    private final Vertx vertx;
    private final boolean[] gone = new boolean[Eggs.SLOW_BOXES];
    private int taken;

    AtomicEggs(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<Integer> fry() {
        return Future.join(cook(0), cook(0)).map(_ -> taken);
    }

    private Future<Void> cook(int box) {
        if (box == Eggs.SLOW_BOXES) {
            return Future.succeededFuture();
        }
        return vertx.timer(1).compose(_ -> {
            if (!gone[box]) {
                gone[box] = true;
                taken++;
            }
            return cook(box + 1);
        });
    }
}
