package brigade.async.rx.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Prep;
import brigade.common.pitfall.Standstill;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;

/**
 * A callback on a scheduler of so many threads blocks for a stream on the same scheduler. When all its threads do so, what they
 * wait for is never run.
 *
 * <pre>
 * outcome                    runs     share  grade
 * nobody moves any more         1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenPrep {
    private final Journal journal;
    private final Scheduler cooks;

    BrokenPrep(Journal journal, Scheduler cooks) {
        this.journal = journal;
        this.cooks = cooks;
    }

    Single<Integer> serve() {
        return Flowable.range(1, Prep.DISHES).flatMapSingle(this::order).reduce(0, Integer::sum);
    }

    private Single<Integer> order(int dish) {
        return Single.fromCallable(() -> cook(dish)).subscribeOn(cooks);
    }

    private int cook(int dish) {
        try (Step step = journal.start(Prep.dish(dish))) {
            Single<Integer> prep = Single.fromCallable(() -> prepare(dish)).subscribeOn(cooks);
            step.note(Standstill.waitsFor(Prep.prepFor(dish)));
            int prepared = prep.blockingGet();
            step.note(Standstill.has(Prep.prepFor(dish)));
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
