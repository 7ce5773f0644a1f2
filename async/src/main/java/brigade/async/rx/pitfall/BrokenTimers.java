package brigade.async.rx.pitfall;

import brigade.common.pitfall.Timers;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The loop stares at the pot: a blocking call on the scheduler that also runs the timers. Until it returns, none of them rings.
 *
 * <pre>
 * outcome                    runs     share  grade
 * rang too late                 1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenTimers {
    private final Scheduler loop;
    private final CountDownLatch rang = new CountDownLatch(1);

    BrokenTimers(Scheduler loop) {
        this.loop = loop;
    }

    Single<Boolean> cook() {
        Completable ring = Completable.timer(Timers.RINGS_AFTER.toMillis(), TimeUnit.MILLISECONDS, loop)
                .doOnComplete(rang::countDown);
        Single<Boolean> pot = Single.fromCallable(() -> Timers.watchPot(rang)).subscribeOn(loop);
        return Single.zip(pot, ring.toSingleDefault(true), (rangMeanwhile, _) -> rangMeanwhile);
    }
}
