package brigade.async.rx.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Tools;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.TimeUnit;

/**
 * One owner: all dishes that need knife and pan go down one stream, which makes one after another. There is nothing to lock, so
 * nothing to wait for in a cycle. Costs that these dishes are made one after another.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready              4   100.0 %  ACCEPTABLE
 * </pre>
 */
final class OwnedTools {
    private final Journal journal;
    private final Scheduler loop;

    OwnedTools(Journal journal, Scheduler loop) {
        this.journal = journal;
        this.loop = loop;
    }

    Single<Integer> serve() {
        return Flowable.just(Tools.FIRST_COOK, Tools.SECOND_COOK).repeat(Tools.DISHES)
                .concatMapSingle(this::cook).count().map(Long::intValue);
    }

    private Single<Long> cook(String cook) {
        return Single.using(
                () -> journal.start(Tools.dish(cook)),
                step -> Single.timer(Tools.CUTTING.toMillis(), TimeUnit.MILLISECONDS, loop).doOnSuccess(_ -> step.finish()),
                Step::close);
    }
}
