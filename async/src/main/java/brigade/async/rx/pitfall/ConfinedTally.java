package brigade.async.rx.pitfall;

import brigade.common.pitfall.Tally;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.TimeUnit;

/**
 * No shared tally: the cooks send their dishes down one stream, and its end counts them. Costs nothing; it only asks for values
 * in place of side effects.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                   4   100.0 %  ACCEPTABLE
 * </pre>
 */
final class ConfinedTally {
    private final Scheduler loop;

    ConfinedTally(Scheduler loop) {
        this.loop = loop;
    }

    Single<Integer> count() {
        return cook().mergeWith(cook()).reduce(0, Integer::sum);
    }

    private Flowable<Integer> cook() {
        return Single.fromCallable(() -> 1)
                .delay(1, TimeUnit.MILLISECONDS, loop)
                .repeat(Tally.SLOW_DISHES);
    }
}
