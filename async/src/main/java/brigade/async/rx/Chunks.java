package brigade.async.rx;

import io.reactivex.rxjava3.core.Flowable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
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
        body.handler(chunk -> {
            if (!over) {
                subscriber.onNext(chunk);
            }
        });
        body.endHandler(_ -> {
            if (!over) {
                over = true;
                subscriber.onComplete();
            }
        });
        body.exceptionHandler(failure -> {
            if (!over) {
                over = true;
                subscriber.onError(failure);
            }
        });
        subscriber.onSubscribe(this);
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
