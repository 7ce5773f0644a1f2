package brigade.async.rx;

import brigade.common.check.CheckPlan;
import brigade.common.check.Link;
import brigade.common.check.LinkResult;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The link checker in RxJava: a flow of links, of which {@code flatMap} subscribes to as many at once as are allowed. */
final class Check {
    private final Journal journal;
    private final HttpClient client;
    private final Scheduler loop;

    Check(Journal journal, HttpClient client, Scheduler loop) {
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
                step -> ask(link)
                        .timeout(link.timeout().toNanos(), TimeUnit.NANOSECONDS, loop)
                        .observeOn(loop)
                        .map(status -> link.answered(step, status))
                        .onErrorReturn(failure -> link.failed(step, failure)),
                Step::close);
    }

    private Single<Integer> ask(Link link) {
        RequestOptions options = new RequestOptions().setAbsoluteURI(link.address().toString())
                .setConnectTimeout(link.timeout().toMillis());
        link.address().headers().forEach(options::putHeader);
        return Single.create(emitter -> client.request(options)
                .onSuccess(request -> emitter.setCancellable(request::reset))
                .compose(HttpClientRequest::send)
                .onSuccess(response -> response.exceptionHandler(Check::nobodyReads))
                .map(HttpClientResponse::statusCode)
                .onComplete(emitter::onSuccess, emitter::tryOnError));
    }

    /** Vert.x logs a failure for which there is no handler; a body that nobody reads has one when its request is reset. */
    private static void nobodyReads(Throwable failure) {}
}
