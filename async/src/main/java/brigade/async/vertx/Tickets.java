package brigade.async.vertx;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.tickets.Cook;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.Oven;
import brigade.common.tickets.TicketsPlan;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One signal for many on an event loop: the signal is a promise, which any number of futures follow. To be called on the loop only. */
final class Tickets {
    private final Journal journal;
    private final Vertx vertx;
    private final Promise<Void> hot = Promise.promise();
    private final Set<Timer> timers = new HashSet<>();

    Tickets(Journal journal, Vertx vertx) {
        this.journal = journal;
        this.vertx = vertx;
    }

    Future<List<CookResult>> roastAll(TicketsPlan plan) {
        List<Future<CookResult>> started = new ArrayList<>();
        plan.punctual().forEach(cook -> started.add(roast(cook)));
        return heatUp(plan.oven())
                .onComplete(hot)
                .onFailure(_ -> callOff()) // Otherwise the cooks would wait until their patience ends.
                .andThen((_, failure) -> {
                    if (failure == null) {
                        plan.late().forEach(cook -> started.add(roast(cook)));
                    }
                })
                .eventually(() -> Future.join(started).otherwiseEmpty())
                .compose(_ -> Future.join(started).map(CompositeFuture::list));
    }

    private Future<Void> heatUp(Oven oven) {
        Step step = journal.start(oven);
        return timer(oven.time())
                .andThen((_, failure) -> { // What onSuccess throws, nobody hears of.
                    if (failure == null) {
                        step.finish();
                    }
                })
                .onComplete(_ -> step.close())
                .mapEmpty();
    }

    private Future<CookResult> roast(Cook cook) {
        Step waiting = journal.start(cook.waiting());
        Timer patience = timer(cook.patience());
        return Future.any(hot.future(), patience)
                .onComplete(_ -> patience.cancel())
                .compose(_ -> {
                    if (!hot.future().succeeded()) {
                        return Future.succeededFuture(cook.giveUp(waiting));
                    }
                    waiting.finish();
                    Step roasting = journal.start(cook.roasting());
                    return timer(cook.time())
                            .map(_ -> cook.done(roasting))
                            .onComplete(_ -> roasting.close());
                })
                .onComplete(_ -> waiting.close());
    }

    private Timer timer(Duration time) {
        Timer timer = vertx.timer(Math.max(1, time.toMillis()));
        timers.add(timer);
        timer.onComplete(_ -> timers.remove(timer));
        return timer;
    }

    /** Cancels everything that waits for a time; who waits for the signal alone hears of it by the oven. */
    void callOff() {
        List.copyOf(timers).forEach(Timer::cancel);
    }
}
