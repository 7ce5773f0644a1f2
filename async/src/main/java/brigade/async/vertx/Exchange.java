package brigade.async.vertx;

import brigade.common.download.Attempt;
import brigade.common.download.Reply;
import brigade.common.download.Terms;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;

/**
 * A request that was sent, and its response, whose body is held back until somebody wants it.
 *
 * @param response it
 */
record Exchange(HttpClientResponse response) {

    /** Sends the request; the future completes with the response's headers. */
    static Future<Exchange> open(HttpClient client, Attempt attempt) {
        Terms terms = attempt.terms();
        RequestOptions options = new RequestOptions().setAbsoluteURI(attempt.url().toString());
        attempt.headers().forEach(header -> options.addHeader(header.name(), header.value()));
        terms.route().proxies().before(attempt.url())
                .ifPresent(proxy -> options.setProxyOptions(new ProxyOptions().setHost(proxy.host()).setPort(proxy.port())));
        return client.request(options).compose(request -> request.send().timeout(terms.patience().idle())
                .onSuccess(response -> response.pause().exceptionHandler(Exchange::isToldByTheBody))
                .onFailure(_ -> request.reset())).map(Exchange::new);
    }

    /** Returns what the policy needs to know of the response. */
    Reply reply() {
        return Reply.of(response.statusCode(), response::getHeader);
    }

    /** Resets a request whose body nobody wants: its connection is closed, and its place in the client's pool is free. */
    Future<Void> drop() {
        response.request().reset();
        return Future.succeededFuture();
    }

    /** Vert.x logs a failure for which there is no handler yet; who reads the body will be told of it. */
    private static void isToldByTheBody(Throwable failure) {}
}
