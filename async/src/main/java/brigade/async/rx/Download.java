package brigade.async.rx;

import brigade.common.download.Attempt;
import brigade.common.download.DownloadPlan;
import brigade.common.download.Fetch;
import brigade.common.download.FileResult;
import brigade.common.download.Part;
import brigade.common.download.Reply;
import brigade.common.download.Verdict.Follow;
import brigade.common.download.Verdict.Refuse;
import brigade.common.download.Verdict.Save;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;

/** The downloads in RxJava: a flow of files, of which {@code flatMap} subscribes to as many at once as are allowed. */
final class Download {
    private static final int CHUNKS_AHEAD = 16;

    private final Journal journal;
    private final HttpClient client;
    private final Scheduler loop;
    private final Scheduler disk;

    Download(Journal journal, HttpClient client, Scheduler loop, Scheduler disk) {
        this.journal = journal;
        this.client = client;
        this.loop = loop;
        this.disk = disk;
    }

    Single<List<FileResult>> fetchAll(DownloadPlan plan) {
        return Flowable.fromIterable(plan.files())
                .flatMapSingle(this::fetch, false, plan.atMost())
                .toMap(FileResult::file)
                .map(results -> plan.files().stream().map(results::get).toList());
    }

    private Single<FileResult> fetch(Fetch file) {
        return Single.using(
                () -> journal.start(file),
                step -> transfer(file.attempt(step))
                        .observeOn(loop)
                        .map(bytes -> file.saved(step, bytes))
                        .onErrorReturn(failure -> file.failed(step, failure)),
                Step::close);
    }

    private Single<Long> transfer(Attempt attempt) {
        return response(attempt.url())
                .flatMap(response -> switch (attempt.judge(reply(response))) {
                    case Save save -> save(save, response);
                    case Follow follow -> dropped(response).andThen(transfer(follow.next()));
                    case Refuse refuse -> dropped(response).andThen(Single.error(refuse.exception()));
                });
    }

    private Single<Long> save(Save save, HttpClientResponse body) {
        return Single.using(
                save::open,
                part -> Completable.using(
                        part::stream,
                        file -> Chunks.of(body)
                                .observeOn(disk, false, CHUNKS_AHEAD)
                                .doOnNext(chunk -> file.write(chunk.getBytes()))
                                .ignoreElements(),
                        OutputStream::close)
                        .andThen(Single.fromCallable(part::keep)),
                Part::close)
                .subscribeOn(disk)
                .unsubscribeOn(disk);
    }

    private Single<HttpClientResponse> response(URI url) {
        return Single.create(emitter -> client.request(new RequestOptions().setAbsoluteURI(url.toString()))
                .onSuccess(request -> emitter.setCancellable(() -> {
                    if (!request.response().succeeded()) {
                        request.reset();
                    }
                }))
                .compose(HttpClientRequest::send)
                .onSuccess(response -> response.pause().exceptionHandler(Download::isToldByTheBody))
                .onComplete(emitter::onSuccess, emitter::tryOnError));
    }

    /** Resets a request whose body nobody wants: its connection is closed, and its place in the client's pool is free. */
    private static Completable dropped(HttpClientResponse response) {
        return Completable.fromAction(() -> response.request().reset());
    }

    /** Vert.x logs a failure for which there is no handler yet; who reads the body will be told of it. */
    private static void isToldByTheBody(Throwable failure) {}

    private static Reply reply(HttpClientResponse response) {
        return Reply.of(response.statusCode(), response.getHeader("Content-Length"), response.getHeader("Location"));
    }
}
