package brigade.async.vertx.pitfall;

import brigade.common.pitfall.Eggs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Both cooks run on one thread: one looks into the box, waits, and takes the egg, which the other has seen meanwhile.
 *
 * <pre>
 * outcome                    runs     share  grade
 * an egg taken twice            1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenEggs {
    private final Vertx vertx;
    private final boolean[] gone = new boolean[Eggs.SLOW_BOXES];
    private int taken;

    BrokenEggs(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<Integer> fry() {
        return Future.join(cook(0), cook(0)).map(_ -> taken);
    }

    private Future<Void> cook(int box) {
        if (box == Eggs.SLOW_BOXES) {
            return Future.succeededFuture();
        }
        boolean there = !gone[box];
        return vertx.timer(1).compose(_ -> {
            if (there) {
                gone[box] = true;
                taken++;
            }
            return cook(box + 1);
        });
    }
}
