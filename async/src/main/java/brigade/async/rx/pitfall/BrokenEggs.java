package brigade.async.rx.pitfall;

import brigade.common.pitfall.Eggs;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.TimeUnit;

/**
 * Both cooks run on one thread: one looks into the box, waits, and takes the egg, which the other has seen meanwhile.
 *
 * <pre>
 * outcome                    runs     share  grade
 * an egg taken twice            1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenEggs {
    private final Scheduler loop;
    private final boolean[] gone = new boolean[Eggs.SLOW_BOXES];
    private int taken;

    BrokenEggs(Scheduler loop) {
        this.loop = loop;
    }

    Single<Integer> fry() {
        return cook().mergeWith(cook()).andThen(Single.fromCallable(() -> taken));
    }

    private Completable cook() {
        return Flowable.range(0, Eggs.SLOW_BOXES).concatMapCompletable(box -> Single.fromCallable(() -> !gone[box])
                .delay(1, TimeUnit.MILLISECONDS, loop)
                .doOnSuccess(there -> {
                    if (there) {
                        gone[box] = true;
                        taken++;
                    }
                })
                .ignoreElement());
    }
}
