package brigade.common.http;

import brigade.common.download.Attempt;
import brigade.common.download.Header;
import brigade.common.download.Reply;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * A request that was sent, and its response. To close it before the body's end closes the connection; Apache's own close would read
 * the rest of the body first, however long that takes.
 */
public final class Exchange implements AutoCloseable {
    private final HttpGet request;
    private final ClassicHttpResponse response;

    private Exchange(HttpGet request, ClassicHttpResponse response) {
        this.request = request;
        this.response = response;
    }

    /** Sends the request, and waits for the response's headers. */
    public static Exchange open(CloseableHttpClient client, Attempt attempt) throws IOException {
        HttpGet request = new HttpGet(attempt.url());
        for (Header header : attempt.headers()) {
            request.addHeader(header.name(), header.value());
        }
        return new Exchange(request, client.executeOpen(null, request, null));
    }

    /** Returns what the policy needs to know of the response. */
    public Reply reply() {
        return Reply.of(response.getCode(), name -> value(response.getFirstHeader(name)));
    }

    private static @Nullable String value(org.apache.hc.core5.http.@Nullable Header header) {
        return header == null ? null : header.getValue();
    }

    /** Returns the body. Not to be closed; the exchange is. */
    public InputStream body() throws IOException {
        return response.getEntity() == null ? InputStream.nullInputStream() : response.getEntity().getContent();
    }

    /** Closes the connection, unless the body was read to its end: then it can serve the next request. */
    @Override
    public void close() {
        request.cancel();
        try {
            response.close();
        } catch (IOException _) {
            // The connection is closed, which is what was wanted.
        }
    }
}
