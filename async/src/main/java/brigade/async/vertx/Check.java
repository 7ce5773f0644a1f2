package brigade.async.vertx;

import brigade.async.http.LoopExchange;
import brigade.async.http.LoopHttp;
import brigade.common.check.CheckPlan;
import brigade.common.check.Link;
import brigade.common.check.LinkAttempt;
import brigade.common.check.LinkResult;
import brigade.common.check.LinkVerdict;
import brigade.common.check.LinkVerdict.Again;
import brigade.common.check.LinkVerdict.Ended;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** The link checker on an event loop: as many are started as are allowed, and each end starts the next. To be called on the loop only. */
final class Check {
    private final Journal journal;
    private final LoopHttp client;
    private final Vertx vertx;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final Set<Timer> pauses = new HashSet<>();

    private record Waiting(Link link, Promise<LinkResult> result) {}

    Check(Journal journal, LoopHttp client, Vertx vertx) {
        this.journal = journal;
        this.client = client;
        this.vertx = vertx;
    }

    Future<List<LinkResult>> checkAll(CheckPlan plan) {
        List<Future<LinkResult>> results = new ArrayList<>();
        for (Link link : plan.links()) {
            Promise<LinkResult> result = Promise.promise();
            waiting.add(new Waiting(link, result));
            results.add(result.future());
        }
        for (int lane = 0; lane < plan.width(); lane++) {
            checkNext();
        }
        return Future.join(results).map(all -> plan.inOrder(all.list()));
    }

    private Future<LinkResult> check(Link link) {
        Step step = journal.start(link);
        return attempts(LinkAttempt.first(link, step)).onComplete(_ -> step.close());
    }

    private Future<LinkVerdict> ask(LinkAttempt attempt) {
        Link link = attempt.link();
        LoopExchange exchange = client.send(link.request(), link.timeouts());
        return exchange.head()
                .map(attempt::judge)
                .onComplete(_ -> exchange.close())
                .otherwise(attempt::failed);
    }

    private Future<LinkResult> attempts(LinkAttempt attempt) {
        return ask(attempt).compose(verdict -> switch (verdict) {
            case Again again -> pause(again.pause()).compose(_ -> attempts(again.next()));
            case Ended ended -> Future.succeededFuture(ended.result());
        });
    }

    private void checkNext() {
        Waiting next = waiting.poll();
        if (next != null) {
            check(next.link())
                    .onComplete(next.result())
                    .onComplete(_ -> checkNext());
        }
    }

    private Future<Void> pause(Duration time) {
        Timer timer = vertx.timer(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
        pauses.add(timer);
        return timer.onComplete(_ -> pauses.remove(timer));
    }

    /** Cancels everything: a Vert.x future cannot be cancelled, but a timer can, and a connection can be closed. */
    void callOff() {
        waiting.forEach(next -> next.result().fail(new CancellationException(next.link().actor() + " was called off")));
        waiting.clear();
        Set.copyOf(pauses).forEach(Timer::cancel);
        client.close();
    }
}
