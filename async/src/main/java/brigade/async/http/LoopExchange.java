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
    private boolean closed;

    LoopExchange(LoopHttp client, Vertx vertx, Request request, Timeouts timeouts) {
        this.client = client;
        this.vertx = vertx;
        this.request = request;
        this.timeouts = timeouts;
        this.whole = Clock.of(timeouts.whole());
        this.body = new LoopBody(vertx, whole.each(timeouts.idle()));
    }

    /** Returns the answer's head; fails with a {@link RequestFailure}, or a {@link CancellationException} if the exchange was closed. */
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
        long timer = vertx.setTimer(whole.within(timeouts.idle()).millis(),
                _ -> failed(new SocketTimeoutException("no answer in time")));
        answer.future().onComplete(_ -> vertx.cancelTimer(timer));
        taken.send(request.bytes());
        taken.more(new Waiting() {
            @Override
            public void came() {
                try {
                    taken.head().ifPresentOrElse(head -> {
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
        if (connection != null) {
            connection.close();
        }
        answer.tryFail(RequestFailure.answering(failure, false));
    }

    /** Closes the connection, unless the body has come to its end: then it can serve the next request. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        client.ended(this, Optional.ofNullable(connection));
        CancellationException why = new CancellationException("the exchange was closed");
        answer.tryFail(why);
        body.cancel(why);
    }
}
