package brigade.async.rx.pitfall;

import brigade.common.pitfall.Tally;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.TimeUnit;

/**
 * Both cooks run on one thread, and still write over each other: between read and write stands a wait, and while one waits the
 * other reads.
 *
 * <pre>
 * outcome                    runs     share  grade
 * updates lost                  3   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenTally {
    private final Scheduler loop;
    private int dishes;

    BrokenTally(Scheduler loop) {
        this.loop = loop;
    }

    Single<Integer> count() {
        return cook().mergeWith(cook()).andThen(Single.fromCallable(() -> dishes));
    }

    private Completable cook() {
        return Single.fromCallable(() -> dishes)
                .delay(1, TimeUnit.MILLISECONDS, loop)
                .doOnSuccess(seen -> dishes = seen + 1)
                .ignoreElement().repeat(Tally.SLOW_DISHES);
    }
}
