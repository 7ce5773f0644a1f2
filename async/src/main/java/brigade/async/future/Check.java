package brigade.async.future;

import brigade.common.check.CheckPlan;
import brigade.common.check.Link;
import brigade.common.check.LinkResult;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The link checker with completable futures: as many are started as are allowed, and each end starts the next. */
final class Check {
    private final Journal journal;
    private final HttpClient client;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean calledOff;

    private record Waiting(Link link, CompletableFuture<LinkResult> result) {}

    Check(Journal journal, HttpClient client) {
        this.journal = journal;
        this.client = client;
    }

    CompletableFuture<List<LinkResult>> checkAll(CheckPlan plan) {
        List<CompletableFuture<LinkResult>> results = new ArrayList<>();
        for (Link link : plan.links()) {
            CompletableFuture<LinkResult> result = new CompletableFuture<>();
            waiting.add(new Waiting(link, result));
            results.add(result);
        }
        for (int lane = 0; lane < plan.width(); lane++) {
            checkNext();
        }
        return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
                .thenApply(_ -> plan.inOrder(results.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<LinkResult> check(Link link) {
        Step step = journal.start(link);
        return ask(link)
                .thenApply(status -> link.answered(step, status))
                .exceptionally(failure -> link.failed(step, calledOff ? new CancellationException() : failure));
    }

    private CompletableFuture<Integer> ask(Link link) {
        HttpRequest.Builder request = HttpRequest.newBuilder(link.address().url()).timeout(link.timeout());
        link.address().headers().forEach(request::setHeader);
        return client.sendAsync(request.build(), BodyHandlers.ofInputStream())
                .thenApply(Check::unread);
    }

    private void checkNext() {
        Waiting next = waiting.poll();
        if (next != null) {
            CompletableFuture<LinkResult> _ = check(next.link()).whenCompleteAsync((result, failure) -> {
                if (failure == null) {
                    next.result().complete(result);
                } else {
                    next.result().completeExceptionally(failure);
                }
                checkNext();
            });
        }
    }

    /** Returns the status of a response whose body nobody wants: closing it closes the connection. */
    private static int unread(HttpResponse<InputStream> response) {
        try (InputStream _ = response.body()) {
            return response.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cancels everything: to cancel a completable future stops nothing upstream, but the client can be shut down. */
    void callOff() {
        calledOff = true;
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            next.result().completeExceptionally(new CancellationException(next.link().actor() + " was called off"));
        }
        client.shutdownNow();
    }
}
