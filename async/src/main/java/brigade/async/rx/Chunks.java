package brigade.async.rx;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The body of a paused Vert.x response as a flow with back-pressure: what the subscriber requests is what Vert.x fetches, and a
 * cancellation resets the request, which closes its connection. It fails when something is requested and nothing comes for too long;
 * RxJava's own {@code timeout} would also count the time in which nothing is requested.
 */
final class Chunks implements Subscription {
    private final HttpClientResponse body;
    private final Duration idle;
    private final Scheduler clock;
    private Disposable timer = Disposable.disposed(); // guarded by this
    private long requested; // guarded by this
    private long sinceNanos; // guarded by this
    private boolean over; // guarded by this
    private @Nullable Subscriber<? super Buffer> subscriber; // guarded by this
    private @Nullable Consumer<Subscriber<? super Buffer>> last; // guarded by this

    private Chunks(HttpClientResponse body, Duration idle, Scheduler clock) {
        this.body = body;
        this.idle = idle;
        this.clock = clock;
    }

    /** Listens from now on, though nobody may have subscribed: what is not listened to may be lost with the connection. */
    static Flowable<Buffer> of(HttpClientResponse body, Duration idle, Scheduler clock) {
        Chunks chunks = new Chunks(body, idle, clock);
        chunks.listen();
        return Flowable.<Buffer>fromPublisher(chunks::subscribe).serialize();
    }

    private void listen() {
        try {
            body.exceptionHandler(failure -> end(subscriber -> subscriber.onError(failure)));
            body.endHandler(_ -> end(Subscriber::onComplete));
            body.handler(this::came);
        } catch (IllegalStateException e) {
            end(subscriber -> subscriber.onError(new IOException("the connection was closed before the body was read", e)));
        }
    }

    private void subscribe(Subscriber<? super Buffer> wanting) {
        wanting.onSubscribe(this);
        Consumer<Subscriber<? super Buffer>> signal;
        long wanted;
        synchronized (this) {
            subscriber = wanting;
            signal = last;
            wanted = requested;
        }
        if (signal != null) {
            signal.accept(wanting);
            return;
        }
        watch(idle);
        if (wanted > 0) {
            body.fetch(wanted);
        }
    }

    private void came(Buffer chunk) {
        Subscriber<? super Buffer> wanting;
        synchronized (this) {
            requested--;
            sinceNanos = System.nanoTime();
            wanting = over ? null : subscriber;
        }
        if (wanting != null) {
            wanting.onNext(chunk);
        }
    }

    /** Looks again when the time could be over, and not at every chunk. */
    private synchronized void watch(Duration after) {
        if (!over) {
            timer = clock.scheduleDirect(this::look, after.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        Duration left = left();
        if (left.isPositive()) {
            watch(left);
        } else {
            end(subscriber -> subscriber.onError(new TimeoutException("idle")));
            body.request().reset();
        }
    }

    private synchronized Duration left() {
        return requested == 0 ? idle : idle.minusNanos(System.nanoTime() - sinceNanos);
    }

    /** Ends once, with that signal, which waits for the subscriber if there is none yet. */
    private void end(Consumer<Subscriber<? super Buffer>> signal) {
        Subscriber<? super Buffer> wanting;
        synchronized (this) {
            if (!ends()) {
                return;
            }
            last = signal;
            wanting = subscriber;
        }
        if (wanting != null) {
            signal.accept(wanting);
        }
    }

    private synchronized boolean ends() {
        boolean first = !over;
        over = true;
        timer.dispose();
        return first;
    }

    @Override
    public void request(long count) {
        synchronized (this) {
            if (requested == 0) {
                sinceNanos = System.nanoTime();
            }
            requested = Math.min(requested, Long.MAX_VALUE - count) + count;
            if (subscriber == null) {
                return;
            }
        }
        body.fetch(count);
    }

    @Override
    public void cancel() {
        if (ends()) {
            body.request().reset();
        }
    }
}
