package brigade.async.rx;

import brigade.common.download.Attempt;
import brigade.common.download.Reply;
import brigade.common.download.Terms;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;

/**
 * A request that was sent, and its response.
 *
 * @param response it
 * @param body its body, which is held back until somebody subscribes to it
 */
record Exchange(HttpClientResponse response, Flowable<Buffer> body) {

    /** Sends the request when it is subscribed to, and resets it when it is disposed of before the response's headers came. */
    static Single<Exchange> open(HttpClient client, Attempt attempt, Scheduler clock) {
        Terms terms = attempt.terms();
        RequestOptions options = new RequestOptions().setAbsoluteURI(attempt.url().toString());
        attempt.headers().forEach(header -> options.addHeader(header.name(), header.value()));
        terms.route().proxies().before(attempt.url())
                .ifPresent(proxy -> options.setProxyOptions(new ProxyOptions().setHost(proxy.host()).setPort(proxy.port())));
        return Single.create(emitter -> client.request(options)
                .onSuccess(request -> emitter.setCancellable(() -> {
                    if (!request.response().succeeded()) {
                        request.reset();
                    }
                }))
                .compose(request -> request.send().timeout(terms.patience().idle()).onFailure(_ -> request.reset()))
                .map(response -> new Exchange(response, Chunks.of(response.pause(), terms.patience().idle(), clock)))
                .onComplete(emitter::onSuccess, emitter::tryOnError));
    }

    /** Returns what the policy needs to know of the response. */
    Reply reply() {
        return Reply.of(response.statusCode(), response::getHeader);
    }

    /** Resets a request whose body nobody wants: its connection is closed, and its place in the client's pool is free. */
    Completable drop() {
        return Completable.fromAction(() -> response.request().reset());
    }
}
