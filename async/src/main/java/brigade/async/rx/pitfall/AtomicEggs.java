package brigade.async.rx.pitfall;

import brigade.common.pitfall.Eggs;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.TimeUnit;

/**
 * To look and to take stand in one callback, after the wait: the loop runs no other in between. Costs nothing, as long as nobody
 * puts a wait between the two.
 *
 * <pre>
 * outcome                    runs     share  grade
 * each egg taken once           4   100.0 %  ACCEPTABLE
 * </pre>
 */
final class AtomicEggs {
    private final Scheduler loop;
    private final boolean[] gone = new boolean[Eggs.SLOW_BOXES];
    private int taken;

    AtomicEggs(Scheduler loop) {
        this.loop = loop;
    }

    Single<Integer> fry() {
        return cook().mergeWith(cook()).andThen(Single.fromCallable(() -> taken));
    }

    private Completable cook() {
        return Flowable.range(0, Eggs.SLOW_BOXES).concatMapCompletable(box -> Single.just(box)
                .delay(1, TimeUnit.MILLISECONDS, loop)
                .doOnSuccess(_ -> {
                    if (!gone[box]) {
                        gone[box] = true;
                        taken++;
                    }
                })
                .ignoreElement());
    }
}
