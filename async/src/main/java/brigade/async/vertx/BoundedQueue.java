package brigade.async.vertx;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue, first in, first out, as a stream: it hands out as many items as are fetched, and the future of a write succeeds
 * when there was room for its item. To be called on the loop only.
 *
 * @param <T> what is queued
 */
final class BoundedQueue<T> implements ReadStream<T> {
    private final int capacity;
    private final Queue<T> items = new ArrayDeque<>();
    private final Queue<Write<T>> writes = new ArrayDeque<>();
    private final Promise<Void> drained = Promise.promise();
    private @Nullable Handler<T> handler;
    private long demand = Long.MAX_VALUE;
    private boolean ended;
    private boolean cancelled;
    private boolean moving;

    private record Write<T>(T item, Promise<Void> done) {}

    BoundedQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Queues the item when there is room for it; the future says when. */
    Future<Void> write(T item) {
        Write<T> write = new Write<>(item, Promise.promise());
        writes.add(write);
        moveAll();
        return write.done().future();
    }

    /** Says that nothing more will be written; the future succeeds when everything has been handed out. */
    Future<Void> end() {
        ended = true;
        moveAll();
        return drained.future();
    }

    /** Ends the stream, throws away what is queued, and fails whatever is written, now or later. */
    void cancel() {
        cancelled = true;
        ended = true;
        items.clear();
        moveAll();
    }

    @Override
    public BoundedQueue<T> handler(@Nullable Handler<T> handler) {
        this.handler = handler;
        moveAll();
        return this;
    }

    @Override
    public BoundedQueue<T> pause() {
        demand = 0;
        return this;
    }

    @Override
    public BoundedQueue<T> resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public BoundedQueue<T> fetch(long count) {
        demand = count > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + count;
        moveAll();
        return this;
    }

    @Override
    public BoundedQueue<T> endHandler(@Nullable Handler<Void> endHandler) {
        if (endHandler != null) {
            drained.future().onSuccess(endHandler);
        }
        return this;
    }

    /** Does nothing: there is nothing that could fail. */
    @Override
    public BoundedQueue<T> exceptionHandler(@Nullable Handler<Throwable> exceptionHandler) {
        return this;
    }

    /** Lets happen what can. Who is told of it may write or fetch at once: that is for the loop that runs already, not for a deeper one. */
    private void moveAll() {
        if (!moving) {
            moving = true;
            try {
                boolean moved = true;
                while (moved) {
                    moved = move();
                }
            } finally {
                moving = false;
            }
        }
    }

    private boolean move() {
        if (!writes.isEmpty() && cancelled) {
            writes.remove().done().fail(new CancellationException("the queue was cancelled"));
        } else if (!writes.isEmpty() && items.size() < capacity) {
            Write<T> write = writes.remove();
            items.add(write.item());
            write.done().complete();
        } else if (handler != null && demand > 0 && !items.isEmpty()) {
            demand -= demand == Long.MAX_VALUE ? 0 : 1;
            handler.handle(items.remove());
        } else {
            return ended && items.isEmpty() && drained.tryComplete();
        }
        return true;
    }
}
