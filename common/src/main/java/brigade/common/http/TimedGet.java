package brigade.common.http;

import brigade.common.mirrors.MirrorsSpec;
import brigade.common.mirrors.Page;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * A blocking GET with one deadline for all of it: name, connection, headers, and whatever is read of the body. A socket's own timeout
 * starts anew with each byte that comes, so a server that sends one now and then would never reach it.
 */
public final class TimedGet {

    private TimedGet() {}

    /** What is made of a response, while it is open. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Makes it. */
        T of(ClassicHttpResponse response) throws IOException;
    }

    /**
     * Asks, on the calling thread. Closes the connection, whatever was read.
     *
     * @throws SocketTimeoutException if the time was up before the reading was done; the connection is closed
     * @throws IOException if there was no answer, or the caller was interrupted; its interrupt status is then set
     */
    public static <T> T send(CloseableHttpClient client, WebAddress address, Duration atMost, Reading<T> reading)
            throws IOException {
        HttpGet request = new HttpGet(address.url());
        address.headers().forEach(request::setHeader);
        request.setConfig(config(atMost));
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> _ = done.orTimeout(atMost.toNanos(), TimeUnit.NANOSECONDS).exceptionally(_ -> {
            late.set(true);
            request.abort();
            return null;
        });
        try {
            ClassicHttpResponse response = client.executeOpen(null, request, null);
            try {
                return reading.of(response);
            } finally {
                close(request, response);
            }
        } catch (IOException | RuntimeException e) { // Aborted before it has a connection, the client complains of its own state.
            if (late.get() && !Thread.currentThread().isInterrupted()) {
                throw (IOException) new SocketTimeoutException("no answer within " + atMost).initCause(e);
            }
            throw e instanceof IOException failure ? failure : new IOException(e);
        } finally {
            done.complete(null);
        }
    }

    /** Returns an answer with its body, if it is a good one; of a body that is too long, one byte more than it may have. */
    public static Page page(ClassicHttpResponse response) throws IOException {
        HttpEntity body = response.getEntity();
        if (!Page.isGood(response.getCode()) || body == null) {
            return Page.unread(response.getCode());
        }
        return new Page(response.getCode(), body.getContent().readNBytes(MirrorsSpec.MAX_BODY_BYTES + 1));
    }

    /** Closes the connection first: closing an open response alone would read its body to the end. */
    private static void close(HttpGet request, ClassicHttpResponse response) {
        request.abort();
        try {
            response.close();
        } catch (IOException _) {
            // It would have read on, and found the connection closed.
        }
    }

    @SuppressWarnings("deprecation") // The timeout is the request's, not the client's.
    private static RequestConfig config(Duration atMost) {
        Timeout timeout = Timeout.of(atMost);
        return RequestConfig.custom().setConnectTimeout(timeout).setConnectionRequestTimeout(timeout).setResponseTimeout(timeout)
                .setHardCancellationEnabled(true).setRedirectsEnabled(false).build();
    }
}
