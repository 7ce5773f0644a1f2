package brigade.async.rx.pitfall;

import brigade.common.pitfall.Timers;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whatever blocks is subscribed to on {@code Schedulers.io()}, whose threads may block. Costs a thread for as long as it blocks,
 * and two hops.
 *
 * <pre>
 * outcome                    runs     share  grade
 * rang in time                  5   100.0 %  ACCEPTABLE
 * </pre>
 */
final class OffloadedTimers {
    private final Scheduler loop;
    private final CountDownLatch rang = new CountDownLatch(1);

    OffloadedTimers(Scheduler loop) {
        this.loop = loop;
    }

    Single<Boolean> cook() {
        Completable ring = Completable.timer(Timers.RINGS_AFTER.toMillis(), TimeUnit.MILLISECONDS, loop)
                .doOnComplete(rang::countDown);
        Single<Boolean> pot = Single.fromCallable(() -> Timers.watchPot(rang)).subscribeOn(Schedulers.io());
        return Single.zip(pot, ring.toSingleDefault(true), (rangMeanwhile, _) -> rangMeanwhile);
    }
}
