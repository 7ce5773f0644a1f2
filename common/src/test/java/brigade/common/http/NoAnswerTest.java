package brigade.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.junit.jupiter.api.Test;

/** What the clients throw, and what is said of it. */
class NoAnswerTest {

    @Test
    void theClientsWaysToSayItBecomeOne() {
        assertThat(reasons(new UnknownHostException("h"), new ConnectException().initCause(new UnresolvedAddressException())))
                .containsOnly("unknown host");
        assertThat(reasons(new HttpTimeoutException("request timed out"), new SocketTimeoutException("Read timed out"),
                new ConnectTimeoutException("Connect timed out"), new TimeoutException())).containsOnly("timed out");
        assertThat(reasons(new ConnectException("Connection refused"), new HttpHostConnectException("refused")))
                .containsOnly("cannot connect");
        assertThat(reasons(new NoHttpResponseException("h:80 failed to respond"), new SocketException("Connection reset"),
                new IOException("HTTP/1.1 header parser received no bytes", new EOFException()))).containsOnly("connection closed");
        assertThat(reasons(new java.net.ProtocolException("Invalid status line"), new ProtocolException("no status")))
                .containsOnly("not HTTP");
        assertThat(reasons(new SSLHandshakeException("no  trust\nanchor"))).containsOnly("no secure connection: no trust anchor");
    }

    @Test
    void anythingElseSpeaksForItselfBriefly() {
        assertThat(reasons(new CompletionException(new IOException("what now")), new IllegalStateException()))
                .containsExactly("IOException: what now", "IllegalStateException");
        assertThat(NoAnswer.reason(new IOException("x".repeat(1000)))).hasSizeLessThan(250).endsWith("...");
    }

    private static List<String> reasons(Throwable... failures) {
        return List.of(failures).stream().map(NoAnswer::reason).toList();
    }
}
