package brigade.async.rx;

import brigade.async.http.LoopExchange;
import brigade.async.http.LoopHttp;
import brigade.common.download.Admission;
import brigade.common.download.Attempt;
import brigade.common.download.DownloadPlan;
import brigade.common.download.Fetch;
import brigade.common.download.FileResult;
import brigade.common.download.Pace;
import brigade.common.download.Part;
import brigade.common.download.Terms;
import brigade.common.download.Verdict.Again;
import brigade.common.download.Verdict.Ended;
import brigade.common.download.Verdict.Outcome;
import brigade.common.download.Verdict.Save;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.processors.UnicastProcessor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The downloads in RxJava: a flow of the files that are admitted, each of which begins when it is subscribed to; each end lets in more. */
final class Download {
    private static final int CHUNKS_AHEAD = 16;

    private final Journal journal;
    private final LoopHttp client;
    private final Scheduler loop;
    private final Scheduler disk;
    private final Terms terms;
    private final Pace pace;

    Download(Journal journal, LoopHttp client, Scheduler loop, Scheduler disk, DownloadPlan plan) {
        this.journal = journal;
        this.client = client;
        this.loop = loop;
        this.disk = disk;
        this.terms = plan.terms();
        this.pace = plan.pace();
    }

    Single<List<FileResult>> fetchAll(DownloadPlan plan) {
        return Single.defer(() -> {
            Admission admission = plan.admission();
            UnicastProcessor<Fetch> admitted = UnicastProcessor.create();
            admit(admission.admit(), admission, admitted);
            return admitted
                    .flatMapSingle(this::fetch, false, plan.atMost())
                    .doOnNext(result -> admit(admission.ended(result.file()), admission, admitted))
                    .toMap(FileResult::file)
                    .map(plan::inOrder);
        });
    }

    private Single<FileResult> fetch(Fetch file) {
        return Single.using(
                () -> journal.start(file),
                step -> Single.using(
                        () -> new Part(file, terms, pace),
                        part -> attempts(Attempt.first(file, terms, step), part),
                        part -> disk.scheduleDirect(part::close),
                        false), // When nobody writes any more, or its file would be opened again.
                Step::close);
    }

    private Single<Outcome> transfer(Attempt attempt, Part part) {
        return Single.using(
                () -> client.send(attempt.request(), attempt.timeouts()),
                exchange -> Single.fromCompletionStage(exchange.head().toCompletionStage())
                        .flatMap(head -> switch (attempt.judge(head)) {
                            case Save save -> save(save, exchange.body(), part);
                            case Outcome outcome -> Single.just(outcome);
                        }),
                LoopExchange::close)
                .onErrorReturn(failure -> attempt.failed(failure, part.standing()));
    }

    private Single<Outcome> save(Save save, ReadStream<Buffer> body, Part part) {
        return Completable.fromAction(() -> part.begin(save))
                .subscribeOn(disk)
                .andThen(Chunks.of(body, loop))
                .observeOn(disk, true, CHUNKS_AHEAD)
                .concatMapCompletableDelayError(chunk -> pause(part.write(chunk.length(), chunk::getBytes)).observeOn(disk), false,
                        1)
                .andThen(Single.fromCallable(part::keep))
                .observeOn(loop)
                .map(save::saved);
    }

    private Single<FileResult> attempts(Attempt attempt, Part part) {
        return transfer(attempt, part).flatMap(outcome -> switch (outcome) {
            case Again again -> pause(again.pause()).andThen(Single.defer(() -> attempts(again.next(), part)));
            case Ended ended -> Single.just(ended.result());
        });
    }

    private static void admit(List<Fetch> files, Admission admission, UnicastProcessor<Fetch> admitted) {
        files.forEach(admitted::onNext);
        if (admission.over()) {
            admitted.onComplete();
        }
    }

    /** Waits on the loop, whose scheduler can: a scheduler that cannot has a thread of RxJava's do it, which stays. */
    private Completable pause(Duration time) {
        return time.isZero() ? Completable.complete() : Completable.timer(time.toNanos(), TimeUnit.NANOSECONDS, loop);
    }
}
