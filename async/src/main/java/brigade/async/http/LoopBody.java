package brigade.async.http;

import brigade.async.http.LoopConnection.Waiting;
import brigade.common.http.Clock;
import brigade.common.http.RequestFailure;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a stream, which is paused until somebody wants it. A timer runs while something is wanted and has not come,
 * and at no other time.
 */
final class LoopBody implements ReadStream<Buffer>, Waiting {
    private static final int NONE = -1;

    private final Vertx vertx;
    private final Clock each;
    private @Nullable LoopConnection connection;
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;
    private @Nullable Handler<Throwable> exceptionHandler;
    private long wanted;
    private long timer = NONE;
    private boolean awaiting;
    private boolean flowing;
    private boolean over;
    private @Nullable Throwable failure;

    LoopBody(Vertx vertx, Clock each) {
        this.vertx = vertx;
        this.each = each;
    }

    void of(LoopConnection answering) {
        connection = answering;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        this.handler = handler;
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        endHandler = handler;
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        exceptionHandler = handler;
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        wanted = 0;
        stopTimer();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        boolean begins = wanted == 0;
        wanted = Math.min(wanted, Long.MAX_VALUE - amount) + amount;
        if (over) {
            tellFailure();
        } else if (begins) {
            flow();
        }
        return this;
    }

    /** Hands on what has come as long as it is wanted, and then waits for more. Who is handed something may want more, or pause. */
    private void flow() {
        LoopConnection from = connection;
        if (flowing || from == null) {
            return;
        }
        flowing = true;
        try {
            while (wanted > 0 && !over) {
                Optional<Buffer> next = from.body();
                if (next.isPresent()) {
                    wanted -= wanted == Long.MAX_VALUE ? 0 : 1;
                    if (handler != null) {
                        handler.handle(next.get());
                    }
                } else if (from.isWhole()) {
                    over = true;
                    if (endHandler != null) {
                        endHandler.handle(null);
                    }
                } else {
                    await(from);
                    return;
                }
            }
        } catch (IOException e) {
            failed(e);
        } finally {
            flowing = false;
        }
    }

    private void await(LoopConnection from) {
        timer = vertx.setTimer(each.millis(), _ -> failed(new SocketTimeoutException("nothing more in time")));
        if (!awaiting) {
            awaiting = true;
            from.more(this);
        }
    }

    private void stopTimer() {
        vertx.cancelTimer(timer);
        timer = NONE;
    }

    @Override
    public void came() {
        awaiting = false;
        stopTimer();
        flow();
    }

    @Override
    public void failed(Throwable failure) {
        cancel(RequestFailure.answering(failure, true));
    }

    /** Ends the stream, and its connection, unless it has ended. Who listens later than that is told then. */
    void cancel(Throwable why) {
        stopTimer();
        if (!over) {
            over = true;
            failure = why;
            if (connection != null) {
                connection.close();
            }
            tellFailure();
        }
    }

    /** Ends the stream without a word. */
    void abandon() {
        stopTimer();
        over = true;
    }

    private void tellFailure() {
        Throwable why = failure;
        if (why != null && exceptionHandler != null) {
            failure = null;
            exceptionHandler.handle(why);
        }
    }
}
