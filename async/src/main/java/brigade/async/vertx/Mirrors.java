package brigade.async.vertx;

import brigade.async.http.LoopExchange;
import brigade.async.http.LoopHttp;
import brigade.common.http.Head;
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
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mirrors on an event loop: {@code Future.any} starts all at once, so each end and each timer is told to the race. */
final class Mirrors {
    private final Journal journal;
    private final LoopHttp client;
    private final Vertx vertx;
    private final List<Future<Outcome>> fetches = new ArrayList<>();
    private boolean calledOff;

    Mirrors(Journal journal, LoopHttp client, Vertx vertx) {
        this.journal = journal;
        this.client = client;
        this.vertx = vertx;
    }

    Future<Outcome> first(MirrorsPlan plan) {
        return race(plan.race())
                .onComplete(_ -> callOff())
                .eventually(() -> Future.join(fetches).otherwiseEmpty());
    }

    private Future<Outcome> race(Group group) {
        Promise<Outcome> decided = Promise.promise();
        startNext(new Heat(group), decided);
        return decided.future();
    }

    private Future<Outcome> run(Contender contender) {
        return switch (contender) {
            case Mirror mirror -> fetch(mirror);
            case Group group -> race(group);
        };
    }

    private Future<Outcome> fetch(Mirror mirror) {
        Step step = journal.start(mirror);
        LoopExchange exchange = client.send(mirror.request(), mirror.timeouts());
        Future<Outcome> fetch = exchange.head()
                .compose(head -> page(head, exchange.body()))
                .onComplete(_ -> exchange.close())
                .map(page -> mirror.answered(step, page))
                .otherwise(failure -> mirror.failed(step, failure));
        fetches.add(fetch);
        return fetch;
    }

    private void startNext(Heat heat, Promise<Outcome> decided) {
        do {
            Optional<Contender> next = calledOff ? Optional.empty() : heat.next();
            next.ifPresent(contender -> run(contender).onComplete(outcome -> {
                heat.ended(outcome);
                heat.outcome().ifPresentOrElse(decided::tryComplete, () -> startNext(heat, decided));
            }, decided::tryFail));
        } while (heat.mayStart() && heat.patience().isZero() && !calledOff);
        awaitSilence(heat, decided, heat.started());
    }

    /** Starts the next one when nobody has started for so long: a failure starts one at once, and then the wait begins anew. */
    private void awaitSilence(Heat heat, Promise<Outcome> decided, int started) {
        if (heat.mayStart() && !heat.patience().isZero()) {
            Timer silence = vertx.timer(Math.max(1, heat.patience().toMillis()));
            silence.onSuccess(_ -> {
                if (heat.started() == started) {
                    startNext(heat, decided);
                }
            });
            decided.future().onComplete(_ -> silence.cancel());
        }
    }

    /** Reads an answer that is worth it; of a body that is too long, one byte more than it may have. */
    private static Future<Page> page(Head head, ReadStream<Buffer> body) {
        if (!Page.isGood(head)) {
            return Future.succeededFuture(Page.unread(head));
        }
        Promise<Page> page = Promise.promise();
        Buffer read = Buffer.buffer();
        body.exceptionHandler(page::tryFail);
        body.endHandler(_ -> page.tryComplete(new Page(head, read.getBytes())));
        body.handler(chunk -> {
            read.appendBuffer(chunk);
            if (read.length() > MirrorsSpec.MAX_BODY_BYTES) {
                page.tryComplete(new Page(head, read.getBytes(0, MirrorsSpec.MAX_BODY_BYTES + 1)));
            }
        });
        body.resume();
        return page.future();
    }

    /** Calls all off who still run: a Vert.x future cannot be cancelled, but its connection can be closed. */
    void callOff() {
        calledOff = true;
        client.close();
    }
}
