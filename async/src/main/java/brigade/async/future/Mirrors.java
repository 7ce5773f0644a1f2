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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The mirrors with completable futures: {@code anyOf} would take a failure for the first answer, so each end is told to the race. */
final class Mirrors {
    private final Journal journal;
    private final AsyncHttp client;
    private final List<CompletableFuture<?>> fetches = new ArrayList<>(); // guarded by this
    private volatile boolean calledOff;

    Mirrors(Journal journal, AsyncHttp client) {
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
        CompletableFuture<Outcome> fetch = client.send(mirror.request(), mirror.timeouts(), Mirrors::page)
                .thenApply(page -> mirror.answered(step, page))
                .exceptionallyAsync(failure -> mirror.failed(step, calledOff ? new CancellationException() : failure));
        fetches.add(fetch);
        return fetch;
    }

    private void startNext(Heat heat, CompletableFuture<Outcome> decided) {
        do {
            start(heat.next(), heat, decided);
        } while (heat.mayStart() && heat.patience().isZero() && !calledOff);
        awaitSilence(heat, decided);
    }

    private void start(Optional<Contender> next, Heat heat, CompletableFuture<Outcome> decided) {
        next.ifPresent(contender -> {
            CompletableFuture<Outcome> _ = run(contender).whenCompleteAsync((outcome, failure) -> {
                if (failure == null) {
                    heat.ended(outcome);
                    heat.outcome().ifPresentOrElse(decided::complete, () -> startNext(heat, decided));
                } else {
                    decided.completeExceptionally(failure);
                }
            });
        });
    }

    /** Starts the next one when nothing has happened for so long: a failure starts one at once, and then the wait begins anew. */
    private void awaitSilence(Heat heat, CompletableFuture<Outcome> decided) {
        int happened = heat.happened();
        if (heat.mayStart() && !heat.patience().isZero()) {
            CompletableFuture<Void> silence = new CompletableFuture<>();
            CompletableFuture<Void> _ = silence.completeOnTimeout(null, heat.patience().toNanos(), TimeUnit.NANOSECONDS)
                    .thenRunAsync(() -> heat.next(happened).ifPresent(next -> {
                        start(Optional.of(next), heat, decided);
                        awaitSilence(heat, decided);
                    }));
            CompletableFuture<Outcome> _ = decided.whenComplete((_, _) -> silence.cancel(false));
        }
    }

    private static CompletableFuture<Page> page(AsyncExchange exchange) {
        return Page.isGood(exchange.head())
                ? exchange.readNBytes(MirrorsSpec.MAX_BODY_BYTES + 1).thenApply(body -> new Page(exchange.head(), body))
                : CompletableFuture.completedFuture(Page.unread(exchange.head()));
    }

    /** Calls all off who still run; to cancel a completable future stops nothing upstream, but the client closes what is open. */
    synchronized void callOff() {
        calledOff = true;
        client.cancel();
    }
}
