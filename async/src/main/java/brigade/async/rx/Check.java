package brigade.async.rx;

import brigade.async.http.LoopExchange;
import brigade.async.http.LoopHttp;
import brigade.common.check.CheckPlan;
import brigade.common.check.Link;
import brigade.common.check.LinkAttempt;
import brigade.common.check.LinkResult;
import brigade.common.check.LinkVerdict;
import brigade.common.check.LinkVerdict.Again;
import brigade.common.check.LinkVerdict.Ended;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The link checker in RxJava: a flow of links, of which {@code flatMap} subscribes to as many at once as are allowed. */
final class Check {
    private final Journal journal;
    private final LoopHttp client;
    private final Scheduler loop;

    Check(Journal journal, LoopHttp client, Scheduler loop) {
        this.journal = journal;
        this.client = client;
        this.loop = loop;
    }

    Single<List<LinkResult>> checkAll(CheckPlan plan) {
        return Flowable.fromIterable(plan.links())
                .flatMapSingle(this::check, false, plan.atMost())
                .toList()
                .map(plan::inOrder);
    }

    private Single<LinkResult> check(Link link) {
        return Single.using(
                () -> journal.start(link),
                step -> attempts(LinkAttempt.first(link, step)),
                Step::close);
    }

    private Single<LinkVerdict> ask(LinkAttempt attempt) {
        Link link = attempt.link();
        return Single.using(
                () -> client.send(link.request(), link.timeouts()),
                exchange -> Single.fromCompletionStage(exchange.head().toCompletionStage())
                        .map(attempt::judge),
                LoopExchange::close)
                .onErrorReturn(attempt::failed);
    }

    private Single<LinkResult> attempts(LinkAttempt attempt) {
        return ask(attempt).flatMap(verdict -> switch (verdict) {
            case Again again -> Completable.timer(again.pause().toNanos(), TimeUnit.NANOSECONDS, loop)
                    .andThen(Single.defer(() -> attempts(again.next())));
            case Ended ended -> Single.just(ended.result());
        });
    }
}
