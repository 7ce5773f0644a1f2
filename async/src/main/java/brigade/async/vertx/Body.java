package brigade.async.vertx;

import brigade.common.download.Part;
import brigade.common.download.Terms;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body of a paused response into a part, a chunk at a time: the disk's work is done off the loop, and the next chunk is
 * fetched when it is done. A timer runs while a chunk is awaited, and none while the disk or the pace makes us wait. To be used on the
 * loop only.
 */
final class Body {
    private final HttpClientResponse body;
    private final Part part;
    private final Duration idle;
    private final Vertx vertx;
    private final Promise<Void> written = Promise.promise();
    private long timer = -1;
    private boolean writing;
    private boolean ended;
    private @Nullable Throwable failure;

    Body(HttpClientResponse body, Part part, Terms terms, Vertx vertx) {
        this.body = body;
        this.part = part;
        this.idle = terms.patience().idle();
        this.vertx = vertx;
    }

    /** Listens, from the moment on in which the response's headers came: what is not listened to may be lost with the connection. */
    Body listening() {
        try {
            body.handler(this::came).endHandler(_ -> end(null)).exceptionHandler(this::end);
        } catch (IllegalStateException e) {
            end(new IOException("the connection was closed before the body was read", e));
        }
        return this;
    }

    /** Begins to fetch; the future completes when the last byte is written, or nothing more will be. */
    Future<Void> write() {
        if (!ended) {
            next();
        }
        return written.future();
    }

    private void next() {
        timer = vertx.setTimer(idle.toMillis(), _ -> {
            end(new TimeoutException("idle"));
            body.request().reset();
        });
        body.fetch(1);
    }

    private void came(Buffer chunk) {
        vertx.cancelTimer(timer);
        writing = true;
        vertx.executeBlocking(() -> part.write(chunk.length(), chunk::getBytes), false).onComplete(pause -> {
            writing = false;
            if (ended) {
                end(failure);
            } else if (pause.isZero()) {
                next();
            } else {
                timer = vertx.setTimer(Math.max(1, pause.toMillis()), _ -> next());
            }
        }, refusal -> {
            writing = false;
            end(refusal);
            body.request().reset();
        });
    }

    /** Ends when nothing is being written any more; the first failure counts. */
    private void end(@Nullable Throwable why) {
        vertx.cancelTimer(timer);
        ended = true;
        failure = failure == null ? why : failure;
        Throwable reason = failure;
        if (writing) {
            return;
        }
        if (reason == null) {
            written.tryComplete();
        } else {
            written.tryFail(reason);
        }
    }
}
