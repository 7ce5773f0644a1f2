package brigade.async.future;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * A bounded queue, first in, first out, that hands out futures where a blocking queue makes threads wait. Safe for use by several
 * threads.
 *
 * @param <T> what is queued
 */
final class BoundedQueue<T> {
    private final int capacity;
    private final Queue<T> items = new ArrayDeque<>();
    private final Queue<Put<T>> puts = new ArrayDeque<>();
    private final Queue<CompletableFuture<Optional<T>>> takes = new ArrayDeque<>();
    private boolean closed;
    private boolean cancelled;

    private record Put<T>(T item, CompletableFuture<Void> done) {}

    BoundedQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Returns a future that completes when there was room for the item, and it is queued. */
    CompletableFuture<Void> put(T item) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        change(() -> puts.add(new Put<>(item, done)));
        return done;
    }

    /** Returns a future that completes with the next item, or with none if the queue is closed and nothing is left in it. */
    CompletableFuture<Optional<T>> take() {
        CompletableFuture<Optional<T>> taken = new CompletableFuture<>();
        change(() -> takes.add(taken));
        return taken;
    }

    /** Says that nothing more will be put. */
    void close() {
        change(() -> closed = true);
    }

    /** Closes the queue, throws away what is in it, and cancels whoever puts something into it, now or later. */
    void cancel() {
        change(() -> {
            closed = true;
            cancelled = true;
            items.clear();
        });
    }

    /** Changes the queue, and then lets happen what can. Futures complete when the lock is free, for their stages run at once. */
    private void change(Runnable change) {
        List<Runnable> after = new ArrayList<>();
        synchronized (this) {
            change.run();
            boolean moved = true;
            while (moved) {
                moved = move(after);
            }
        }
        after.forEach(Runnable::run);
    }

    private boolean move(List<Runnable> after) {
        if (!puts.isEmpty() && cancelled) {
            Put<T> put = puts.remove();
            after.add(() -> put.done().cancel(false));
        } else if (!puts.isEmpty() && items.size() < capacity) {
            Put<T> put = puts.remove();
            items.add(put.item());
            after.add(() -> put.done().complete(null));
        } else if (!takes.isEmpty() && (closed || !items.isEmpty())) {
            CompletableFuture<Optional<T>> taken = takes.remove();
            Optional<T> item = Optional.ofNullable(items.poll());
            after.add(() -> taken.complete(item));
        } else {
            return false;
        }
        return true;
    }
}
