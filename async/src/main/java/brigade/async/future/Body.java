package brigade.async.future;

import brigade.common.download.Part;
import brigade.common.download.Terms;
import brigade.common.download.Verdict.Save;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes a body into a part, a buffer at a time: what comes is asked for. The client's own timeout ends with the headers, so while
 * something is asked for a timer runs here; and there is none while the pace makes us wait.
 */
final class Body implements Flow.Subscriber<List<ByteBuffer>> {
    private final Part part;
    private final Duration idle;
    private final CompletableFuture<Void> written = new CompletableFuture<>();
    private CompletableFuture<Void> timer = new CompletableFuture<>(); // guarded by this
    private Flow.@Nullable Subscription subscription; // guarded by this
    private boolean asked; // guarded by this

    Body(Part part, Terms terms) {
        this.part = part;
        this.idle = terms.patience().idle();
    }

    /** Makes the part ready; if the disk refuses, nothing is written and the body is cancelled when it is subscribed to. Blocks. */
    void begin(Save save) {
        try {
            part.begin(save);
        } catch (IOException e) {
            giveUp(e, false);
        }
    }

    /** Subscribes to the body; the future completes when the last byte is written, or nothing more will be. */
    CompletableFuture<Void> write(Flow.Publisher<List<ByteBuffer>> body) {
        body.subscribe(this);
        return written;
    }

    /** Keeps the part. Blocks. */
    Part.Whole keep() {
        try {
            return part.keep();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        if (written.isDone()) {
            subscription.cancel();
        } else {
            ask();
        }
    }

    private synchronized void ask() {
        if (subscription != null && !written.isDone()) {
            asked = true;
            timer = new CompletableFuture<Void>().orTimeout(idle.toNanos(), TimeUnit.NANOSECONDS);
            CompletableFuture<Void> _ = timer.whenComplete((_, late) -> {
                if (late != null) {
                    giveUp(new HttpTimeoutException("idle"), true);
                }
            });
            subscription.request(1);
        }
    }

    /** Returns whether somebody still waits for what came, and stops the clock. */
    private synchronized boolean came() {
        timer.complete(null);
        boolean wanted = asked && !written.isDone();
        asked = false;
        return wanted;
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (!came()) {
            return;
        }
        try {
            Duration pause = Duration.ZERO;
            for (ByteBuffer buffer : buffers) {
                pause = part.write(buffer);
            }
            if (pause.isZero()) {
                ask();
            } else {
                timer = new CompletableFuture<Void>().completeOnTimeout(null, pause.toNanos(), TimeUnit.NANOSECONDS);
                CompletableFuture<Void> _ = timer.thenRunAsync(this::ask);
            }
        } catch (IOException e) {
            giveUp(e, false);
        }
    }

    @Override
    public void onError(Throwable failure) {
        giveUp(failure, false);
    }

    @Override
    public void onComplete() {
        came();
        written.complete(null);
    }

    /** Cancels, unless it is the timer that says so and something came just now. */
    private void giveUp(Throwable failure, boolean onlyIfAsked) {
        Flow.Subscription cancelled;
        synchronized (this) {
            if (onlyIfAsked && !asked) {
                return;
            }
            asked = false;
            timer.complete(null);
            cancelled = subscription;
        }
        written.completeExceptionally(failure);
        if (cancelled != null) {
            cancelled.cancel();
        }
    }
}
