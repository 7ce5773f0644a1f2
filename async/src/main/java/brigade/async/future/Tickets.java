package brigade.async.future;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.tickets.Cook;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.Oven;
import brigade.common.tickets.TicketsPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** One signal for many with completable futures: the signal is one, and each cook has a future that follows it, with a timeout of its own. */
final class Tickets {
    private final Journal journal;
    private final CompletableFuture<Void> hot = new CompletableFuture<>();
    private final Set<CompletableFuture<Void>> timers = ConcurrentHashMap.newKeySet();
    private volatile boolean calledOff;

    Tickets(Journal journal) {
        this.journal = journal;
    }

    CompletableFuture<List<CookResult>> roastAll(TicketsPlan plan) {
        List<CompletableFuture<CookResult>> started = new ArrayList<>();
        plan.punctual().forEach(cook -> started.add(roast(cook)));
        return heatUp(plan.oven())
                .whenComplete((_, failure) -> {
                    if (failure == null) {
                        hot.complete(null);
                        plan.late().forEach(cook -> started.add(roast(cook)));
                    } else {
                        hot.completeExceptionally(failure);
                    }
                })
                .exceptionallyCompose(failure -> allOf(started).handle((_, _) -> null)
                        .thenCompose(_ -> CompletableFuture.failedFuture(failure)))
                .thenCompose(_ -> allOf(started))
                .thenApply(_ -> started.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<Void> heatUp(Oven oven) {
        Step step = journal.start(oven);
        return timer(oven.time())
                .thenRunAsync(step::finish)
                .whenComplete((_, _) -> step.close());
    }

    private CompletableFuture<CookResult> roast(Cook cook) {
        Step waiting = journal.start(cook.waiting());
        return hot.thenApply(_ -> true)
                .completeOnTimeout(false, cook.patience().toNanos(), TimeUnit.NANOSECONDS)
                .thenComposeAsync(isHot -> {
                    if (!isHot) {
                        return CompletableFuture.completedFuture(cook.giveUp(waiting));
                    }
                    waiting.finish();
                    Step roasting = journal.start(cook.roasting());
                    return timer(cook.time())
                            .thenApplyAsync(_ -> cook.done(roasting))
                            .whenComplete((_, _) -> roasting.close());
                })
                .whenComplete((_, _) -> waiting.close());
    }

    private CompletableFuture<Void> timer(Duration time) {
        CompletableFuture<Void> timer = new CompletableFuture<>();
        timers.add(timer);
        if (calledOff) {
            timer.cancel(false);
        }
        return timer.completeOnTimeout(null, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Cancels everything that waits for a time; who waits for the signal hears of it by the oven. */
    void callOff() {
        calledOff = true;
        timers.forEach(timer -> timer.cancel(false));
    }

    private static CompletableFuture<Void> allOf(List<? extends CompletableFuture<?>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }
}
