package brigade.async.future;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.mirrors.Contender;
import brigade.common.mirrors.Group;
import brigade.common.mirrors.Heat;
import brigade.common.mirrors.Mirror;
import brigade.common.mirrors.MirrorsPlan;
import brigade.common.mirrors.MirrorsSpec;
import brigade.common.mirrors.Outcome;
import brigade.common.mirrors.Page;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The mirrors with completable futures: {@code anyOf} would take a failure for the first answer, so each end is told to the race. */
final class Mirrors {
    private final Journal journal;
    private final HttpClient client;
    private final List<CompletableFuture<?>> fetches = new ArrayList<>(); // guarded by this
    private volatile boolean calledOff;

    Mirrors(Journal journal, HttpClient client) {
        this.journal = journal;
        this.client = client;
    }

    CompletableFuture<Outcome> first(MirrorsPlan plan) {
        CompletableFuture<Outcome> race = race(plan.race());
        return race.handle((_, _) -> null)
                .thenCompose(_ -> {
                    callOff();
                    return CompletableFuture.allOf(fetches.toArray(CompletableFuture[]::new)).exceptionally(_ -> null);
                })
                .thenCompose(_ -> race);
    }

    private CompletableFuture<Outcome> race(Group group) {
        CompletableFuture<Outcome> decided = new CompletableFuture<>();
        startNext(new Heat(group), decided);
        return decided;
    }

    private CompletableFuture<Outcome> run(Contender contender) {
        return switch (contender) {
            case Mirror mirror -> fetch(mirror);
            case Group group -> race(group);
        };
    }

    /** Synchronized with {@link #callOff}: whoever is not called off in time is not asked at all. */
    private synchronized CompletableFuture<Outcome> fetch(Mirror mirror) {
        if (calledOff) {
            return CompletableFuture.failedFuture(new CancellationException(mirror.actor() + " was called off"));
        }
        Step step = journal.start(mirror);
        HttpRequest.Builder request = HttpRequest.newBuilder(mirror.address().url());
        mirror.address().headers().forEach(request::setHeader);
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(request.build(), Mirrors::body);
        CompletableFuture<Outcome> fetch = response.copy()
                .orTimeout(mirror.timeout().toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((_, _) -> response.cancel(true))
                .thenApply(page -> mirror.answered(step, new Page(page.statusCode(), page.body())))
                .exceptionally(failure -> mirror.failed(step, calledOff ? new CancellationException() : failure));
        fetches.add(fetch);
        return fetch;
    }

    private void startNext(Heat heat, CompletableFuture<Outcome> decided) {
        do {
            heat.next().ifPresent(contender -> {
                CompletableFuture<Outcome> _ = run(contender).whenCompleteAsync((outcome, failure) -> {
                    if (failure == null) {
                        heat.ended(outcome);
                        heat.outcome().ifPresentOrElse(decided::complete, () -> startNext(heat, decided));
                    } else {
                        decided.completeExceptionally(failure);
                    }
                });
            });
        } while (heat.mayStart() && heat.patience().isZero() && !calledOff);
        awaitSilence(heat, decided, heat.started());
    }

    /** Starts the next one when nobody has started for so long: a failure starts one at once, and then the wait begins anew. */
    private void awaitSilence(Heat heat, CompletableFuture<Outcome> decided, int started) {
        if (heat.mayStart() && !heat.patience().isZero()) {
            CompletableFuture<Void> silence = new CompletableFuture<>();
            CompletableFuture<Void> _ = silence.completeOnTimeout(null, heat.patience().toNanos(), TimeUnit.NANOSECONDS)
                    .thenRunAsync(() -> {
                        if (heat.started() == started) {
                            startNext(heat, decided);
                        }
                    });
            CompletableFuture<Outcome> _ = decided.whenComplete((_, _) -> silence.cancel(false));
        }
    }

    private static BodySubscriber<byte[]> body(ResponseInfo response) {
        return Page.isGood(response.statusCode())
                ? BodySubscribers.limiting(BodySubscribers.ofByteArray(), MirrorsSpec.MAX_BODY_BYTES)
                : BodySubscribers.mapping(BodySubscribers.ofPublisher(), _ -> new byte[0]);
    }

    /** Calls all off who still run; to cancel a completable future stops nothing upstream, but the client can be shut down. */
    synchronized void callOff() {
        calledOff = true;
        client.shutdownNow();
    }
}
