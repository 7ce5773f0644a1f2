package brigade.async.vertx.pitfall;

import brigade.common.pitfall.Eggs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * An asynchronous lock is held from the look until the egg is taken. Costs a lock and a future for each look, also where no egg
 * is left.
 *
 * <pre>
 * outcome                    runs     share  grade
 * each egg taken once           3   100.0 %  ACCEPTABLE
 * </pre>
 */
final class LockedEggs {
    private final Vertx vertx;
    private final boolean[] gone = new boolean[Eggs.SLOW_BOXES];
    private int taken;

    LockedEggs(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<Integer> fry() {
        return Future.join(cook(0), cook(0)).map(_ -> taken);
    }

    private Future<Void> cook(int box) {
        if (box == Eggs.SLOW_BOXES) {
            return Future.succeededFuture();
        }
        return vertx.sharedData().withLocalLock("box", () -> {
            boolean there = !gone[box];
            return vertx.timer(1).<Void>map(_ -> {
                if (there) {
                    gone[box] = true;
                    taken++;
                }
                return null;
            });
        }).compose(_ -> cook(box + 1));
    }
}
