package brigade.async.vertx;

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
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** The mirrors on an event loop: {@code Future.any} starts all at once, so each end and each timer is told to the race. */
final class Mirrors {
    private final Journal journal;
    private final HttpClient client;
    private final Vertx vertx;
    private final List<Future<Outcome>> fetches = new ArrayList<>();
    private boolean calledOff;

    Mirrors(Journal journal, HttpClient client, Vertx vertx) {
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
        RequestOptions options = new RequestOptions().setAbsoluteURI(mirror.address().toString())
                .setConnectTimeout(mirror.timeout().toMillis());
        mirror.address().headers().forEach(options::putHeader);
        Future<HttpClientRequest> request = client.request(options);
        Future<Outcome> fetch = request
                .compose(HttpClientRequest::send)
                .compose(Mirrors::page)
                .timeout(mirror.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(_ -> request.onSuccess(HttpClientRequest::reset))
                .map(page -> mirror.answered(step, page))
                .otherwise(failure -> mirror.failed(step, calledOff ? new CancellationException() : failure));
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

    private static Future<Page> page(HttpClientResponse response) {
        Promise<Page> page = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(page::tryFail);
        if (!Page.isGood(response.statusCode())) {
            return Future.succeededFuture(Page.unread(response.statusCode()));
        }
        response.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > MirrorsSpec.MAX_BODY_BYTES) {
                page.tryComplete(new Page(response.statusCode(), body.getBytes(0, MirrorsSpec.MAX_BODY_BYTES + 1)));
            }
        });
        response.endHandler(_ -> page.tryComplete(new Page(response.statusCode(), body.getBytes())));
        return page.future();
    }

    /** Calls all off who still run: a Vert.x future cannot be cancelled, but its connection can be closed. */
    void callOff() {
        calledOff = true;
        client.close();
    }
}
