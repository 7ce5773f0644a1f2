package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.http.MalformedAnswerException;
import brigade.common.http.RequestFailure;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonsTest {
    static Stream<Arguments> failures() {
        RequestFailure refused = RequestFailure.connecting(new ConnectException("Connection refused"));
        return Stream.of(Arguments.of(refused, "cannot connect"),
                Arguments.of(new CompletionException(new ExecutionException(refused)), "cannot connect"),
                Arguments.of(RequestFailure.connecting(new IOException(new UnknownHostException("h"))), "unknown host"),
                Arguments.of(RequestFailure.connecting(new SocketTimeoutException("connect")), "no connection within 10 s"),
                Arguments.of(RequestFailure.answering(new SocketTimeoutException("read"), false), "nothing came for 30 s"),
                Arguments.of(RequestFailure.answering(new TimeoutException("read"), true), "nothing came for 30 s"),
                Arguments.of(RequestFailure.answering(new EOFException(), true), "cut off: 4 of 9 bytes came"),
                Arguments.of(RequestFailure.answering(new SocketException("Connection reset"), false),
                        "cut off: the connection was closed"),
                Arguments.of(RequestFailure.answering(new MalformedAnswerException("its first line is 'x'"), false),
                        "not HTTP: its first line is 'x'"),
                Arguments.of(RequestFailure.securing(new SSLHandshakeException("Remote host terminated the handshake")),
                        "the connection was closed during the TLS handshake"),
                Arguments.of(RequestFailure.securing(new SSLHandshakeException("x").initCause(new CertificateException("no path"))),
                        "the server's certificate is not trusted: no path"),
                Arguments.of(new IOException((String) null, new IllegalStateException("odd")), "Illegal State: odd"),
                Arguments.of(new RefusedException("HTTP 404 Not Found"), "HTTP 404 Not Found"),
                Arguments.of(new CompletionException(new RefusedException("no")), "no"),
                Arguments.of(new DiskException("cannot write", Path.of("f"), new NoSuchFileException("f")),
                        "cannot write f: its directory is not there"),
                Arguments.of(new DiskException("cannot write", Path.of("f"), new IOException("No space left on device")),
                        "cannot write f: No space left on device"),
                Arguments.of(new IOException(), "IO"), Arguments.of(new OutOfMemoryError(" "), "Out Of Memory"),
                Arguments.of(new CompletionException(null), "Completion"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aReasonIsTheFailuresOwnWords(Throwable failure, String reason) {
        assertThat(Reasons.of(failure, Patience.standard(), new Standing(4, "", 9))).isEqualTo(reason);
    }
}
