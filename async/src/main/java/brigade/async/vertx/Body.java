package brigade.async.vertx;

import brigade.common.download.Part;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part as a stream to write to, so that a body can be piped into it: it is full while a chunk is being written, off the loop, and while
 * the pace makes us wait. To be used on the loop only.
 */
final class Body implements WriteStream<Buffer> {
    private final Part part;
    private final Vertx vertx;
    private final Function<Duration, Future<Void>> pause;
    private Future<Void> written = Future.succeededFuture();
    private @Nullable Handler<Void> drainHandler;

    Body(Part part, Vertx vertx, Function<Duration, Future<Void>> pause) {
        this.part = part;
        this.vertx = vertx;
        this.pause = pause;
    }

    @Override
    public Future<Void> write(Buffer chunk) {
        written = written
                .compose(_ -> vertx.executeBlocking(() -> part.write(chunk.length(), chunk::getBytes), false))
                .compose(pause);
        return written.onSuccess(_ -> {
            if (drainHandler != null) {
                drainHandler.handle(null);
            }
        });
    }

    @Override
    public Future<Void> end() {
        return written;
    }

    @Override
    public boolean writeQueueFull() {
        return !written.isComplete();
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
        return this;
    }

    @Override
    public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
        drainHandler = handler;
        return this;
    }

    /** Each write tells of its own failure. */
    @Override
    public WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }
}
