package brigade.async.vertx;

import brigade.common.download.Attempt;
import brigade.common.download.DownloadPlan;
import brigade.common.download.Fetch;
import brigade.common.download.FileResult;
import brigade.common.download.Reply;
import brigade.common.download.Verdict.Follow;
import brigade.common.download.Verdict.Refuse;
import brigade.common.download.Verdict.Save;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;

/** The downloads on an event loop: as many are started as are allowed, and each end starts the next. To be called on the loop only. */
final class Download {
    private final Journal journal;
    private final HttpClient client;
    private final Vertx vertx;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean calledOff;

    private record Waiting(Fetch file, Promise<FileResult> result) {}

    Download(Journal journal, HttpClient client, Vertx vertx) {
        this.journal = journal;
        this.client = client;
        this.vertx = vertx;
    }

    Future<List<FileResult>> fetchAll(DownloadPlan plan) {
        List<Future<FileResult>> results = new ArrayList<>();
        for (Fetch file : plan.files()) {
            Promise<FileResult> result = Promise.promise();
            waiting.add(new Waiting(file, result));
            results.add(result.future());
        }
        for (int lane = 0; lane < plan.width(); lane++) {
            fetchNext();
        }
        return Future.join(results).map(CompositeFuture::list);
    }

    private Future<FileResult> fetch(Fetch file) {
        Step step = journal.start(file);
        return transfer(file.attempt(step))
                .map(bytes -> file.saved(step, bytes))
                .otherwise(failure -> file.failed(step, calledOff ? new CancellationException() : failure));
    }

    private Future<Long> transfer(Attempt attempt) {
        return client.request(new RequestOptions().setAbsoluteURI(attempt.url().toString()))
                .compose(HttpClientRequest::send)
                .onSuccess(response -> response.pause().exceptionHandler(Download::isToldByTheBody))
                .compose(response -> switch (attempt.judge(reply(response))) {
                    case Save save -> save(save, response);
                    case Follow follow -> dropped(response).compose(_ -> transfer(follow.next()));
                    case Refuse refuse -> dropped(response).compose(_ -> Future.failedFuture(refuse.exception()));
                });
    }

    private Future<Long> save(Save save, HttpClientResponse body) {
        return vertx.executeBlocking(save::open)
                .compose(part -> vertx.fileSystem().open(part.path().toString(), new OpenOptions().setWrite(true))
                        .compose(file -> piped(body, file).eventually(file::close))
                        .compose(_ -> vertx.executeBlocking(part::keep))
                        .eventually(() -> vertx.executeBlocking(part::discard)));
    }

    private static Future<Void> piped(HttpClientResponse body, AsyncFile file) {
        try {
            return body.pipe().endOnComplete(false).to(file);
        } catch (IllegalStateException e) {
            return Future.failedFuture(new IOException("the connection was closed before the body was read", e));
        }
    }

    private void fetchNext() {
        Waiting next = waiting.poll();
        if (next != null) {
            fetch(next.file())
                    .onComplete(next.result())
                    .onComplete(_ -> fetchNext());
        }
    }

    /** Resets a request whose body nobody wants: its connection is closed, and its place in the client's pool is free. */
    private static Future<Void> dropped(HttpClientResponse response) {
        response.request().reset();
        return Future.succeededFuture();
    }

    /** Vert.x logs a failure for which there is no handler yet; who reads the body will be told of it. */
    private static void isToldByTheBody(Throwable failure) {}

    private static Reply reply(HttpClientResponse response) {
        return Reply.of(response.statusCode(), response.getHeader("Content-Length"), response.getHeader("Location"));
    }

    /** Cancels everything: a Vert.x future cannot be cancelled, but its connection can be closed. */
    void callOff() {
        calledOff = true;
        waiting.forEach(next -> next.result().fail(new CancellationException(next.file().name() + " was called off")));
        waiting.clear();
        client.close();
    }
}
