package brigade.async.rx;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A subscription to a stream of Vert.x's: what the subscriber requests is what the stream is asked for.
 *
 * @param body the stream
 */
record Chunks(ReadStream<Buffer> body) implements Subscription {

    /** Returns the stream as a flow with back-pressure; the stream hears of subscriptions, requests and cancellations on its loop. */
    static Flowable<Buffer> of(ReadStream<Buffer> body, Scheduler loop) {
        Chunks chunks = new Chunks(body);
        return Flowable.<Buffer>fromPublisher(chunks::subscribe).subscribeOn(loop).unsubscribeOn(loop);
    }

    private void subscribe(Subscriber<? super Buffer> subscriber) {
        body.exceptionHandler(subscriber::onError);
        body.endHandler(_ -> subscriber.onComplete());
        body.handler(subscriber::onNext);
        subscriber.onSubscribe(this);
    }

    @Override
    public void request(long count) {
        body.fetch(count);
    }

    @Override
    public void cancel() {
        body.exceptionHandler(null);
        body.endHandler(null);
        body.handler(null);
        body.pause();
    }
}
