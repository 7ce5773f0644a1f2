package brigade.async.http;

import brigade.async.http.LoopConnection.Waiting;
import brigade.common.http.Clock;
import brigade.common.http.Head;
import brigade.common.http.Request;
import brigade.common.http.RequestFailure;
import brigade.common.http.Timeouts;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** A request that was sent, and its answer. To be used on the client's event loop only. */
public final class LoopExchange implements AutoCloseable {
    private final LoopHttp client;
    private final Vertx vertx;
    private final Request request;
    private final Timeouts timeouts;
    private final Clock whole;
    private final Promise<Head> answer = Promise.promise();
    private final LoopBody body;
    private @Nullable LoopConnection connection;
    private long timer = -1;
    private boolean closed;

    LoopExchange(LoopHttp client, Vertx vertx, Request request, Timeouts timeouts) {
        this.client = client;
        this.vertx = vertx;
        this.request = request;
        this.timeouts = timeouts;
        this.whole = Clock.of(timeouts.whole());
        this.body = new LoopBody(vertx, whole.each(timeouts.idle()));
    }

    /** Returns the answer's head; fails with a {@link RequestFailure}, or a {@link CancellationException} if the client was closed. */
    public Future<Head> head() {
        return answer.future();
    }

    /** Returns the answer's body, which is paused until it is wanted; it fails as the head does. */
    public ReadStream<Buffer> body() {
        return body;
    }

    void begin() {
        if (closed) {
            return;
        }
        Optional<LoopConnection> kept = client.take(request.hop());
        LoopConnection taken = kept.orElseGet(() -> client.connection(request.hop()));
        connection = taken;
        if (kept.isPresent()) {
            ask(taken);
        } else {
            taken.open(whole.within(timeouts.connect())).onComplete(_ -> ask(taken), this::failed);
        }
    }

    private void ask(LoopConnection taken) {
        if (closed) {
            return;
        }
        timer = vertx.setTimer(whole.within(timeouts.idle()).millis(),
                _ -> failed(new SocketTimeoutException("no answer in time")));
        taken.send(request.bytes());
        taken.more(new Waiting() {
            @Override
            public void came() {
                try {
                    taken.head().ifPresentOrElse(head -> {
                        vertx.cancelTimer(timer);
                        body.of(taken);
                        answer.tryComplete(head);
                    }, () -> taken.more(this));
                } catch (IOException e) {
                    LoopExchange.this.failed(e);
                }
            }

            @Override
            public void failed(Throwable failure) {
                if (taken.isStale()) {
                    vertx.cancelTimer(timer);
                    taken.close();
                    begin();
                } else {
                    LoopExchange.this.failed(failure);
                }
            }
        });
    }

    private void failed(Throwable failure) {
        vertx.cancelTimer(timer);
        if (connection != null) {
            connection.close();
        }
        answer.tryFail(RequestFailure.answering(failure, false));
    }

    /** Closes the connection, unless the body has come to its end: then it can serve the next request. Nobody is told any more. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            vertx.cancelTimer(timer);
            body.abandon();
            client.ended(this, Optional.ofNullable(connection));
        }
    }

    /** Closes the connection, and tells those who wait. */
    void cancel() {
        CancellationException why = new CancellationException("the client was closed");
        answer.tryFail(why);
        body.cancel(why);
        close();
    }
}
