package brigade.async.future;

import brigade.common.download.Attempt;
import brigade.common.download.Patience;
import brigade.common.download.Reply;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * A request that was sent, and its response, whose body comes when somebody subscribes to it.
 *
 * @param response it
 */
record Exchange(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {

    /** Sends the request; the future completes with the response's headers. */
    static CompletableFuture<Exchange> open(HttpClient client, Attempt attempt) {
        Patience patience = attempt.terms().patience();
        HttpRequest.Builder request = HttpRequest.newBuilder(attempt.url()).timeout(patience.connect().plus(patience.idle()));
        attempt.headers().forEach(header -> request.header(header.name(), header.value()));
        return client.sendAsync(request.build(), BodyHandlers.ofPublisher()).thenApply(Exchange::new);
    }

    /** Returns what the policy needs to know of the response. */
    Reply reply() {
        return Reply.of(response.statusCode(), name -> response.headers().firstValue(name).orElse(null));
    }

    /** Ends a body that nobody wants, and its connection. */
    CompletableFuture<Void> drop() {
        CompletableFuture<Void> dropped = new CompletableFuture<>();
        response.body().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.cancel();
                dropped.complete(null);
            }

            @Override
            public void onNext(List<ByteBuffer> buffers) {}

            @Override
            public void onError(Throwable failure) {
                dropped.complete(null);
            }

            @Override
            public void onComplete() {
                dropped.complete(null);
            }
        });
        return dropped;
    }
}
