package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonsTest {
    static Stream<Arguments> failures() {
        ConnectException refused = new ConnectException("Connection refused");
        return Stream.of(Arguments.of(refused, "cannot connect"),
                Arguments.of(new CompletionException(new ExecutionException(refused)), "cannot connect"),
                Arguments.of(new IOException(refused.getMessage(), refused), "cannot connect"),
                Arguments.of(new UnresolvedAddressException(), "unknown host"),
                Arguments.of(new IOException(new UnknownHostException("h")), "unknown host"),
                Arguments.of(new SocketTimeoutException("connect"), "nothing came for 30 s"),
                Arguments.of(new IOException((String) null, new IllegalStateException("odd")), "Illegal State: odd"),
                Arguments.of(new IOException("Premature end of Content-Length delimited message body (expected: 9; received: 4)"),
                        "cut off: 4 of 9 bytes came"),
                Arguments.of(new IOException("fixed content-length: 9, bytes received: 4"), "cut off: 4 of 9 bytes came"),
                Arguments.of(new RefusedException("HTTP 404 Not Found"), "HTTP 404 Not Found"),
                Arguments.of(new CompletionException(new RefusedException("no")), "no"),
                Arguments.of(new HttpTimeoutException("request timed out"), "nothing came for 30 s"),
                Arguments.of(new HttpConnectTimeoutException("slow"), "no connection within 10 s"),
                Arguments.of(new DiskException("cannot write", Path.of("f"), new NoSuchFileException("f")),
                        "cannot write f: its directory is not there"),
                Arguments.of(new DiskException("cannot write", Path.of("f"), new IOException("No space left on device")),
                        "cannot write f: No space left on device"),
                Arguments.of(new EOFException(), "cut off: 4 of 9 bytes came"),
                Arguments.of(new IOException("Connection was closed"), "cut off: 4 of 9 bytes came"),
                Arguments.of(new IOException(), "IO"), Arguments.of(new OutOfMemoryError(" "), "Out Of Memory"),
                Arguments.of(new CompletionException(null), "Completion"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aReasonIsTheFailuresOwnWords(Throwable failure, String reason) {
        assertThat(Reasons.of(failure, Patience.standard(), new Standing(4, "", 9))).isEqualTo(reason);
    }
}
