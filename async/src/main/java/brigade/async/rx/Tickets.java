package brigade.async.rx;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.tickets.Cook;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.Oven;
import brigade.common.tickets.TicketsPlan;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One signal for many in RxJava: the signal is a subject, which tells its end to all who subscribe, also to those who come later. */
final class Tickets {
    private final Journal journal;
    private final Scheduler loop;

    Tickets(Journal journal, Scheduler loop) {
        this.journal = journal;
        this.loop = loop;
    }

    Single<List<CookResult>> roastAll(TicketsPlan plan) {
        return Single.defer(() -> {
            CompletableSubject hot = CompletableSubject.create();
            Stream<Single<CookResult>> punctual = plan.punctual().stream().map(cook -> roast(cook, hot));
            Stream<Single<CookResult>> late = plan.late().stream().map(cook -> hot.andThen(roast(cook, hot)));
            Single<List<CookResult>> results = Single.zip(Stream.concat(punctual, late).toList(),
                    all -> Arrays.stream(all).map(CookResult.class::cast).toList());
            return results.zipWith(heatUp(plan.oven()).doOnComplete(hot::onComplete).toSingleDefault(hot), (all, _) -> all);
        });
    }

    private Completable heatUp(Oven oven) {
        return Completable.using(
                () -> journal.start(oven),
                step -> timer(oven.time()).doOnComplete(step::finish),
                Step::close);
    }

    private Single<CookResult> roast(Cook cook, Completable hot) {
        Single<CookResult> roasting = Single.using(
                () -> journal.start(cook.roasting()),
                step -> timer(cook.time()).toSingle(() -> cook.done(step)),
                Step::close);
        return Single.using(
                () -> journal.start(cook.waiting()),
                waiting -> hot.toSingleDefault(true)
                        .timeout(cook.patience().toNanos(), TimeUnit.NANOSECONDS, loop, Single.just(false))
                        .flatMap(isHot -> {
                            if (!isHot) {
                                return Single.just(cook.giveUp(waiting));
                            }
                            waiting.finish();
                            return roasting;
                        }),
                Step::close);
    }

    private Completable timer(Duration time) {
        return Completable.timer(time.toNanos(), TimeUnit.NANOSECONDS, loop);
    }
}
