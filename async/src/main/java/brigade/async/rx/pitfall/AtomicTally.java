package brigade.async.rx.pitfall;

import brigade.common.pitfall.Tally;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.TimeUnit;

/**
 * Read and write stand in one callback, after the wait: the loop runs no other in between. Costs nothing, as long as nobody puts
 * a wait between the two.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                   5   100.0 %  ACCEPTABLE
 * </pre>
 */
final class AtomicTally {
    private final Scheduler loop;
    private int dishes;

    AtomicTally(Scheduler loop) {
        this.loop = loop;
    }

    Single<Integer> count() {
        return cook().mergeWith(cook()).andThen(Single.fromCallable(() -> dishes));
    }

    private Completable cook() {
        return Single.fromCallable(() -> 1)
                .delay(1, TimeUnit.MILLISECONDS, loop)
                .doOnSuccess(one -> dishes = dishes + one)
                .ignoreElement().repeat(Tally.SLOW_DISHES);
    }
}
