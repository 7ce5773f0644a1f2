package brigade.async.rx;

import brigade.async.http.LoopExchange;
import brigade.async.http.LoopHttp;
import brigade.common.http.Head;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.mirrors.Contender;
import brigade.common.mirrors.Group;
import brigade.common.mirrors.Mirror;
import brigade.common.mirrors.MirrorsPlan;
import brigade.common.mirrors.MirrorsSpec;
import brigade.common.mirrors.Outcome;
import brigade.common.mirrors.Outcome.Won;
import brigade.common.mirrors.Page;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.processors.ReplayProcessor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.concurrent.TimeUnit;

/** The mirrors in RxJava: a flow of outcomes that is taken until somebody has won, which disposes of the others. */
final class Mirrors {
    private final Journal journal;
    private final LoopHttp client;
    private final Scheduler loop;

    Mirrors(Journal journal, LoopHttp client, Scheduler loop) {
        this.journal = journal;
        this.client = client;
        this.loop = loop;
    }

    Single<Outcome> first(MirrorsPlan plan) {
        return race(plan.race());
    }

    private Single<Outcome> race(Group group) {
        return Single.defer(() -> {
            ReplayProcessor<Outcome> ended = ReplayProcessor.create();
            return Flowable.fromIterable(group.members())
                    .concatMap(contender -> Flowable.just(contender)
                            .concatWith(silence(group, ended.skip(ended.getValues().length))))
                    .flatMapSingle(contender -> run(contender).doOnSuccess(ended::onNext), false, group.members().size())
                    .takeUntil((Outcome outcome) -> outcome instanceof Won)
                    .toList()
                    .map(Outcome::of);
        });
    }

    private Single<Outcome> run(Contender contender) {
        return switch (contender) {
            case Mirror mirror -> fetch(mirror);
            case Group group -> race(group);
        };
    }

    private Single<Outcome> fetch(Mirror mirror) {
        return Single.using(
                () -> journal.start(mirror),
                step -> page(mirror)
                        .map(page -> mirror.answered(step, page))
                        .onErrorReturn(failure -> mirror.failed(step, failure)),
                Step::close);
    }

    /** Completes when it is the next one's turn: at once, or when nobody has ended for so long, or somebody has dropped out. */
    private Completable silence(Group group, Flowable<Outcome> ended) {
        return group.hedgeAfter().isZero() ? Completable.complete()
                : Completable.ambArray(Completable.timer(group.hedgeAfter().toNanos(), TimeUnit.NANOSECONDS, loop),
                        ended.filter(outcome -> !(outcome instanceof Won)).firstElement().ignoreElement());
    }

    private Single<Page> page(Mirror mirror) {
        return Single.using(
                () -> client.send(mirror.request(), mirror.timeouts()),
                exchange -> Single.fromCompletionStage(exchange.head().toCompletionStage())
                        .flatMap(head -> Page.isGood(head) ? read(head, exchange.body()) : Single.just(Page.unread(head))),
                LoopExchange::close);
    }

    /** Reads a body to its end; of one that is too long, one byte more than it may have. */
    private Single<Page> read(Head head, ReadStream<Buffer> body) {
        return Chunks.of(body, loop)
                .scanWith(Buffer::buffer, Buffer::appendBuffer)
                .takeUntil((Buffer read) -> read.length() > MirrorsSpec.MAX_BODY_BYTES)
                .lastOrError()
                .map(read -> new Page(head, read.getBytes(0, Math.min(read.length(), MirrorsSpec.MAX_BODY_BYTES + 1))));
    }
}
