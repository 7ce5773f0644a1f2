package brigade.async.rx;

import io.reactivex.rxjava3.core.Flowable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The body of a paused Vert.x response as a flow with back-pressure: what the subscriber requests is what Vert.x fetches, and a
 * cancellation resets the request, which closes its connection.
 */
final class Chunks implements Subscription {
    private final HttpClientResponse body;
    private volatile boolean over;

    private Chunks(HttpClientResponse body) {
        this.body = body;
    }

    static Flowable<Buffer> of(HttpClientResponse body) {
        return Flowable.fromPublisher(subscriber -> new Chunks(body).subscribe(subscriber));
    }

    private void subscribe(Subscriber<? super Buffer> subscriber) {
        try {
            body.exceptionHandler(failure -> end(() -> subscriber.onError(failure)));
            body.endHandler(_ -> end(subscriber::onComplete));
            body.handler(chunk -> {
                if (!over) {
                    subscriber.onNext(chunk);
                }
            });
            subscriber.onSubscribe(this);
        } catch (IllegalStateException e) {
            subscriber.onSubscribe(this);
            end(() -> subscriber.onError(new IOException("the connection was closed before the body was read", e)));
        }
    }

    private void end(Runnable signal) {
        if (!over) {
            over = true;
            signal.run();
        }
    }

    @Override
    public void request(long count) {
        body.fetch(count);
    }

    @Override
    public void cancel() {
        if (!over) {
            over = true;
            body.request().reset();
        }
    }
}
