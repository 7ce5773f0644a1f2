package brigade.async.rx;

import brigade.common.crunch.Chunk;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** The crunching in RxJava: each chunk is subscribed to on a scheduler of threads that may compute, so that the loop stays free. */
final class Crunch {
    private final Journal journal;
    private final Scheduler crunchers;

    Crunch(Journal journal, Scheduler crunchers) {
        this.journal = journal;
        this.crunchers = crunchers;
    }

    Single<CrunchResult> countAll(CrunchPlan plan) {
        return Flowable.fromIterable(plan.all())
                .flatMapSingle(chunk -> count(chunk).map(primes -> Map.entry(chunk, primes)), false, plan.atMost())
                .toMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(counts -> new CrunchResult(plan.all().stream().map(counts::get).toList()));
    }

    private Single<Long> count(Chunk chunk) {
        return Single.<Long>create(emitter -> {
            try (Step step = journal.start(chunk)) {
                long primes = chunk.count(emitter::isDisposed);
                step.finish();
                emitter.onSuccess(primes);
            } catch (CancellationException e) {
                emitter.tryOnError(e);
            }
        }).subscribeOn(crunchers);
    }
}
