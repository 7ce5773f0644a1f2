package brigade.async.future;

import brigade.common.check.CheckPlan;
import brigade.common.check.Link;
import brigade.common.check.LinkAttempt;
import brigade.common.check.LinkResult;
import brigade.common.check.LinkVerdict;
import brigade.common.check.LinkVerdict.Again;
import brigade.common.check.LinkVerdict.Ended;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The link checker with completable futures: as many are started as are allowed, and each end starts the next. */
final class Check {
    private final Journal journal;
    private final AsyncHttp client;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final Map<Link, CompletableFuture<Void>> pauses = new ConcurrentHashMap<>();
    private volatile boolean calledOff;

    private record Waiting(Link link, CompletableFuture<LinkResult> result) {}

    Check(Journal journal, AsyncHttp client) {
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
        return attempts(LinkAttempt.first(link, step)).whenComplete((_, _) -> step.close());
    }

    private CompletableFuture<LinkVerdict> ask(LinkAttempt attempt) {
        Link link = attempt.link();
        return client.send(link.request(), link.timeouts(),
                exchange -> CompletableFuture.completedFuture(attempt.judge(exchange.head())))
                .exceptionallyAsync(failure -> attempt.failed(calledOff ? new CancellationException() : failure));
    }

    private CompletableFuture<LinkResult> attempts(LinkAttempt attempt) {
        return ask(attempt).thenCompose(verdict -> switch (verdict) {
            case Again again -> pause(again).thenComposeAsync(_ -> attempts(again.next()));
            case Ended ended -> CompletableFuture.completedFuture(ended.result());
        });
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

    private CompletableFuture<Void> pause(Again again) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        pauses.put(again.next().link(), over);
        if (calledOff) {
            over.cancel(false);
        }
        return over.completeOnTimeout(null, again.pause().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Cancels everything: to cancel a completable future stops nothing upstream, but the client closes what is open. */
    void callOff() {
        calledOff = true;
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            next.result().completeExceptionally(new CancellationException(next.link().actor() + " was called off"));
        }
        pauses.values().forEach(pause -> pause.cancel(false));
        client.cancel();
    }
}
