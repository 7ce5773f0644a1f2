package brigade.async.rx.pitfall;

import brigade.common.pitfall.Dinner;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;

/**
 * The chef goes on when the dessert is over, however it ended: {@code onErrorComplete} makes success of every failure. (To
 * subscribe without an error handler is no better: RxJava prints a stack trace, and the chef hears nothing.)
 *
 * <pre>
 * outcome                    runs     share  grade
 * served                      305   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenDinner {
    private final Scheduler loop;

    BrokenDinner(Scheduler loop) {
        this.loop = loop;
    }

    Completable dine() {
        Completable dessert = Completable.fromAction(Dinner::bake).subscribeOn(loop);
        return dessert.onErrorComplete();
    }
}
