package brigade.async.rx.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Prep;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;

/**
 * What needs a prep follows it in the stream: no thread is held while it waits. Costs nothing but to say so.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready            199   100.0 %  ACCEPTABLE
 * </pre>
 */
final class ChainedPrep {
    private final Journal journal;
    private final Scheduler cooks;

    ChainedPrep(Journal journal, Scheduler cooks) {
        this.journal = journal;
        this.cooks = cooks;
    }

    Single<Integer> serve() {
        return Flowable.range(1, Prep.DISHES).flatMapSingle(this::order).reduce(0, Integer::sum);
    }

    private Single<Integer> order(int dish) {
        return Single.fromCallable(() -> prepare(dish)).subscribeOn(cooks)
                .observeOn(cooks).map(prepared -> cook(dish, prepared));
    }

    private int cook(int dish, int prepared) {
        try (Step step = journal.start(Prep.dish(dish))) {
            step.finish();
            return prepared;
        }
    }

    private int prepare(int dish) {
        try (Step step = journal.start(Prep.prep(dish))) {
            step.finish();
            return 1;
        }
    }
}
