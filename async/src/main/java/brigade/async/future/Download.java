package brigade.async.future;

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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;

/** The downloads with completable futures: as many are started as are allowed, and each end starts the next. */
final class Download {
    private final Journal journal;
    private final HttpClient client;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean calledOff;

    private record Waiting(Fetch file, CompletableFuture<FileResult> result) {}

    Download(Journal journal, HttpClient client) {
        this.journal = journal;
        this.client = client;
    }

    CompletableFuture<List<FileResult>> fetchAll(DownloadPlan plan) {
        List<CompletableFuture<FileResult>> results = new ArrayList<>();
        for (Fetch file : plan.files()) {
            CompletableFuture<FileResult> result = new CompletableFuture<>();
            waiting.add(new Waiting(file, result));
            results.add(result);
        }
        for (int lane = 0; lane < plan.width(); lane++) {
            fetchNext();
        }
        return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
                .thenApply(_ -> results.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<FileResult> fetch(Fetch file) {
        Step step = journal.start(file);
        return transfer(file.attempt(step))
                .thenApply(bytes -> file.saved(step, bytes))
                .exceptionally(failure -> file.failed(step, calledOff ? new CancellationException() : failure));
    }

    private CompletableFuture<Long> transfer(Attempt attempt) {
        return client.sendAsync(HttpRequest.newBuilder(attempt.url()).build(), BodyHandlers.ofPublisher())
                .thenCompose(response -> switch (attempt.judge(reply(response))) {
                    case Save save -> save(save, response.body());
                    case Follow follow -> discard(response.body()).thenCompose(_ -> transfer(follow.next()));
                    case Refuse refuse ->
                            discard(response.body()).thenCompose(_ -> CompletableFuture.failedFuture(refuse.exception()));
                });
    }

    private CompletableFuture<Long> save(Save save, Flow.Publisher<List<ByteBuffer>> body) {
        Part part = call(save::open);
        BodySubscriber<Path> disk = BodySubscribers.ofFile(part.path(), StandardOpenOption.WRITE);
        body.subscribe(disk);
        return disk.getBody().toCompletableFuture()
                .thenApply(_ -> call(part::keep))
                .whenComplete((_, _) -> call(part::discard));
    }

    private void fetchNext() {
        Waiting next = waiting.poll();
        if (next != null) {
            CompletableFuture<FileResult> _ = fetch(next.file()).whenCompleteAsync((result, failure) -> {
                if (failure == null) {
                    next.result().complete(result);
                } else {
                    next.result().completeExceptionally(failure);
                }
                fetchNext();
            });
        }
    }

    private static Reply reply(HttpResponse<?> response) {
        return Reply.of(response.statusCode(), response.headers().firstValue("Content-Length").orElse(null),
                response.headers().firstValue("Location").orElse(null));
    }

    private static CompletableFuture<Void> discard(Flow.Publisher<List<ByteBuffer>> body) {
        BodySubscriber<Void> nowhere = BodySubscribers.discarding();
        body.subscribe(nowhere);
        return nowhere.getBody().toCompletableFuture();
    }

    /** Lets a checked exception pass through a stage, wrapped as the stages themselves wrap exceptions. */
    private static <T> T call(Callable<T> action) {
        try {
            return action.call();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    /** Cancels everything: to cancel a completable future stops nothing upstream, but the client can be shut down. */
    void callOff() {
        calledOff = true;
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            next.result().completeExceptionally(new CancellationException(next.file().name() + " was called off"));
        }
        client.shutdownNow();
    }
}
