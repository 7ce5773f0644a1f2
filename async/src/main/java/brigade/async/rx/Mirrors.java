package brigade.async.rx;

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
import io.reactivex.rxjava3.core.SingleEmitter;
import io.reactivex.rxjava3.processors.PublishProcessor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;

/** The mirrors in RxJava: a flow of outcomes that is taken until somebody has won, which disposes of the others. */
final class Mirrors {
    private final Journal journal;
    private final HttpClient client;
    private final Scheduler loop;

    Mirrors(Journal journal, HttpClient client, Scheduler loop) {
        this.journal = journal;
        this.client = client;
        this.loop = loop;
    }

    Single<Outcome> first(MirrorsPlan plan) {
        return race(plan.race());
    }

    private Single<Outcome> race(Group group) {
        return Single.defer(() -> {
            PublishProcessor<Outcome> ended = PublishProcessor.create();
            return Flowable.fromIterable(group.members())
                    .concatMap(contender -> Flowable.just(contender).concatWith(silence(group, ended)))
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
                        .timeout(mirror.timeout().toNanos(), TimeUnit.NANOSECONDS, loop)
                        .observeOn(loop)
                        .map(page -> mirror.answered(step, page))
                        .onErrorReturn(failure -> mirror.failed(step, failure)),
                Step::close);
    }

    /** Completes when it is the next one's turn: at once, or when nobody has ended for so long, or somebody has. */
    private Completable silence(Group group, Flowable<Outcome> ended) {
        return group.hedgeAfter().isZero() ? Completable.complete()
                : Completable.ambArray(Completable.timer(group.hedgeAfter().toNanos(), TimeUnit.NANOSECONDS, loop),
                        ended.firstElement().ignoreElement());
    }

    private Single<Page> page(Mirror mirror) {
        RequestOptions options = new RequestOptions().setAbsoluteURI(mirror.address().toString())
                .setConnectTimeout(mirror.timeout().toMillis());
        mirror.address().headers().forEach(options::putHeader);
        return Single.create(emitter -> client.request(options)
                .onSuccess(request -> emitter.setCancellable(request::reset))
                .compose(HttpClientRequest::send)
                .onComplete(response -> read(response, emitter), emitter::tryOnError));
    }

    private static void read(HttpClientResponse response, SingleEmitter<Page> page) {
        Buffer body = Buffer.buffer();
        response.exceptionHandler(page::tryOnError);
        if (!Page.isGood(response.statusCode())) {
            page.onSuccess(Page.unread(response.statusCode()));
            return;
        }
        response.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > MirrorsSpec.MAX_BODY_BYTES) {
                page.onSuccess(new Page(response.statusCode(), body.getBytes(0, MirrorsSpec.MAX_BODY_BYTES + 1)));
            }
        });
        response.endHandler(_ -> page.onSuccess(new Page(response.statusCode(), body.getBytes())));
    }
}
