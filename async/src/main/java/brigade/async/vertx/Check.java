package brigade.async.vertx;

import brigade.common.check.CheckPlan;
import brigade.common.check.Link;
import brigade.common.check.LinkResult;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** The link checker on an event loop: as many are started as are allowed, and each end starts the next. To be called on the loop only. */
final class Check {
    private final Journal journal;
    private final HttpClient client;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean calledOff;

    private record Waiting(Link link, Promise<LinkResult> result) {}

    Check(Journal journal, HttpClient client) {
        this.journal = journal;
        this.client = client;
    }

    Future<List<LinkResult>> checkAll(CheckPlan plan) {
        List<Future<LinkResult>> results = new ArrayList<>();
        for (Link link : plan.links()) {
            Promise<LinkResult> result = Promise.promise();
            waiting.add(new Waiting(link, result));
            results.add(result.future());
        }
        for (int lane = 0; lane < plan.width(); lane++) {
            checkNext();
        }
        return Future.join(results).map(all -> plan.inOrder(all.list()));
    }

    private Future<LinkResult> check(Link link) {
        Step step = journal.start(link);
        return ask(link)
                .map(status -> link.answered(step, status))
                .otherwise(failure -> link.failed(step, calledOff ? new CancellationException() : failure));
    }

    private Future<Integer> ask(Link link) {
        RequestOptions options = new RequestOptions().setAbsoluteURI(link.address().toString())
                .setConnectTimeout(link.timeout().toMillis());
        link.address().headers().forEach(options::putHeader);
        Future<HttpClientRequest> request = client.request(options);
        return request
                .compose(HttpClientRequest::send)
                .onSuccess(response -> response.exceptionHandler(Check::nobodyReads))
                .timeout(link.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .map(HttpClientResponse::statusCode)
                .onComplete(_ -> request.onSuccess(HttpClientRequest::reset));
    }

    private void checkNext() {
        Waiting next = waiting.poll();
        if (next != null) {
            check(next.link())
                    .onComplete(next.result())
                    .onComplete(_ -> checkNext());
        }
    }

    /** Vert.x logs a failure for which there is no handler; a body that nobody reads has one when its request is reset. */
    private static void nobodyReads(Throwable failure) {}

    /** Cancels everything: a Vert.x future cannot be cancelled, but its connection can be closed. */
    void callOff() {
        calledOff = true;
        waiting.forEach(next -> next.result().fail(new CancellationException(next.link().actor() + " was called off")));
        waiting.clear();
        client.close();
    }
}
