package brigade.async.future;

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
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The downloads with completable futures: as many are started as are admitted, and each end starts the next. */
final class Download {
    private final Journal journal;
    private final AsyncHttp client;
    private final Terms terms;
    private final Pace pace;
    private final Admission admission; // guarded by itself
    private final Map<Fetch, CompletableFuture<FileResult>> results = new LinkedHashMap<>();
    private final Map<Fetch, CompletableFuture<Void>> pauses = new ConcurrentHashMap<>();
    private volatile boolean calledOff;

    Download(Journal journal, AsyncHttp client, DownloadPlan plan) {
        this.journal = journal;
        this.client = client;
        this.terms = plan.terms();
        this.pace = plan.pace();
        this.admission = plan.admission();
        plan.files().forEach(file -> results.put(file, new CompletableFuture<>()));
    }

    CompletableFuture<List<FileResult>> fetchAll() {
        start(admitted());
        return CompletableFuture.allOf(results.values().toArray(CompletableFuture[]::new))
                .thenApply(_ -> results.values().stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<FileResult> fetch(Fetch file) {
        Step step = journal.start(file);
        Part part = new Part(file, terms, pace);
        return attempts(Attempt.first(file, terms, step), part)
                .whenComplete((_, _) -> {
                    part.close();
                    step.close();
                });
    }

    private CompletableFuture<Outcome> transfer(Attempt attempt, Part part) {
        return client.send(attempt.request(), attempt.timeouts(), exchange -> switch (attempt.judge(exchange.head())) {
            case Save save -> save(save, exchange, part);
            case Outcome outcome -> CompletableFuture.completedFuture(outcome);
        }).exceptionallyAsync(failure -> attempt.failed(calledOff ? new CancellationException() : failure, part.standing()));
    }

    private CompletableFuture<Outcome> save(Save save, AsyncExchange exchange, Part part) {
        byte[] chunk = save.buffer();
        ByteBuffer room = ByteBuffer.wrap(chunk);
        return onPool(() -> {
            part.begin(save);
            return part;
        }).thenCompose(_ -> Loop.until(() -> exchange.read(room.clear()).thenCompose(count -> write(save, part, chunk, count))))
                .thenCompose(_ -> onPool(() -> save.saved(part.keep())));
    }

    /** Writes what was read, which ends the loop at the body's end. Before that is done nothing more is read. */
    private CompletableFuture<Optional<Part>> write(Save save, Part part, byte[] chunk, int count) {
        if (count < 0) {
            return CompletableFuture.completedFuture(Optional.of(part));
        }
        try {
            Duration pause = part.write(chunk, count);
            return pause.isPositive() ? pause(save.attempt().file(), pause).thenApplyAsync(_ -> Optional.empty())
                    : CompletableFuture.completedFuture(Optional.empty());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** What may keep the disk busy for longer than a chunk does not keep a thread from its connections. */
    private static <T> CompletableFuture<T> onPool(Callable<T> work) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return work.call();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    private CompletableFuture<FileResult> attempts(Attempt attempt, Part part) {
        return transfer(attempt, part).thenCompose(outcome -> switch (outcome) {
            case Again again -> pause(again.next().file(), again.pause()).thenComposeAsync(_ -> attempts(again.next(), part));
            case Ended ended -> CompletableFuture.completedFuture(ended.result());
        });
    }

    private void start(List<Fetch> admitted) {
        for (Fetch file : admitted) {
            CompletableFuture<FileResult> _ = fetch(file).whenCompleteAsync((result, failure) -> {
                start(ended(file));
                CompletableFuture<FileResult> end = results.getOrDefault(file, new CompletableFuture<>());
                if (failure == null) {
                    end.complete(result);
                } else {
                    end.completeExceptionally(failure);
                }
            });
        }
    }

    private List<Fetch> admitted() {
        synchronized (admission) {
            return admission.admit();
        }
    }

    private List<Fetch> ended(Fetch file) {
        synchronized (admission) {
            return admission.ended(file);
        }
    }

    private CompletableFuture<Void> pause(Fetch file, Duration pause) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        pauses.put(file, over);
        if (calledOff) {
            over.cancel(false);
        }
        return over.completeOnTimeout(null, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Cancels everything: to cancel a completable future stops nothing upstream, but the client closes what is open. */
    void callOff() {
        calledOff = true;
        synchronized (admission) {
            Set<Fetch> forgotten = Set.copyOf(admission.callOff());
            results.forEach((file, end) -> {
                if (forgotten.contains(file)) {
                    end.completeExceptionally(new CancellationException(file.name() + " was called off"));
                }
            });
        }
        pauses.values().forEach(pause -> pause.cancel(false));
        client.cancel();
    }
}
