package brigade.async.vertx;

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
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** The downloads on an event loop: as many are started as are admitted, and each end starts the next. To be called on the loop only. */
final class Download {
    private final Journal journal;
    private final LoopHttp client;
    private final Vertx vertx;
    private final Terms terms;
    private final Pace pace;
    private final Admission admission;
    private final Map<Fetch, Promise<FileResult>> results = new LinkedHashMap<>();
    private final Set<Timer> pauses = new HashSet<>();
    private boolean calledOff;

    Download(Journal journal, LoopHttp client, Vertx vertx, DownloadPlan plan) {
        this.journal = journal;
        this.client = client;
        this.vertx = vertx;
        this.terms = plan.terms();
        this.pace = plan.pace();
        this.admission = plan.admission();
        plan.files().forEach(file -> results.put(file, Promise.promise()));
    }

    Future<List<FileResult>> fetchAll(DownloadPlan plan) {
        start(admission.admit());
        return Future.join(results.values().stream().map(Promise::future).toList()).map(CompositeFuture::list);
    }

    private Future<FileResult> fetch(Fetch file) {
        Step step = journal.start(file);
        Part part = new Part(file, terms, pace);
        return attempts(Attempt.first(file, terms, step), part)
                .eventually(() -> onDisk(() -> {
                    part.close();
                    return part;
                }))
                .onComplete(_ -> step.close());
    }

    private Future<Outcome> transfer(Attempt attempt, Part part) {
        LoopExchange exchange = client.send(attempt.request(), attempt.timeouts());
        return exchange.head()
                .compose(head -> switch (attempt.judge(head)) {
                    case Save save -> save(save, exchange.body(), part);
                    case Outcome outcome -> Future.succeededFuture(outcome);
                })
                .onComplete(_ -> exchange.close())
                .otherwise(failure -> attempt.failed(failure, part.standing()));
    }

    private Future<Outcome> save(Save save, ReadStream<Buffer> body, Part part) {
        return onDisk(() -> {
            part.begin(save);
            return part;
        })
                .compose(_ -> body.pipeTo(new Body(part, vertx, this::pause)))
                .compose(_ -> onDisk(part::keep))
                .map(save::saved);
    }

    private Future<FileResult> attempts(Attempt attempt, Part part) {
        return transfer(attempt, part).compose(outcome -> switch (outcome) {
            case Again again -> pause(again.pause()).compose(_ -> attempts(again.next(), part));
            case Ended ended -> Future.succeededFuture(ended.result());
        });
    }

    private void start(List<Fetch> admitted) {
        for (Fetch file : admitted) {
            fetch(file).onComplete(_ -> start(admission.ended(file))).onComplete(promise(file));
        }
    }

    private Promise<FileResult> promise(Fetch file) {
        return Objects.requireNonNull(results.get(file));
    }

    private Future<Void> pause(Duration time) {
        if (calledOff) {
            return Future.failedFuture(new CancellationException("called off before a pause"));
        }
        if (time.isZero()) {
            return Future.succeededFuture();
        }
        Timer timer = vertx.timer(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
        pauses.add(timer);
        return timer.onComplete(_ -> pauses.remove(timer));
    }

    /** Does what blocks for a moment on a thread that may: the disk must not hold up the loop. */
    private <T> Future<T> onDisk(Callable<T> action) {
        return vertx.executeBlocking(action, false);
    }

    /** Cancels everything: a Vert.x future cannot be cancelled, but a timer can, and a connection can be closed. */
    void callOff() {
        calledOff = true;
        admission.callOff().forEach(file -> promise(file).fail(new CancellationException(file.name() + " was called off")));
        Set.copyOf(pauses).forEach(Timer::cancel);
        client.close();
    }
}
