package brigade.async.rx.pitfall;

import brigade.common.pitfall.Dinner;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;

/**
 * The failure goes down the stream to whoever has subscribed at its end. Costs somebody at the end who looks.
 *
 * <pre>
 * outcome                    runs     share  grade
 * not served                  648   100.0 %  ACCEPTABLE
 * </pre>
 */
final class JoinedDinner {
    private final Scheduler loop;

    JoinedDinner(Scheduler loop) {
        this.loop = loop;
    }

    Completable dine() {
        Completable dessert = Completable.fromAction(Dinner::bake).subscribeOn(loop);
        return dessert;
    }
}
