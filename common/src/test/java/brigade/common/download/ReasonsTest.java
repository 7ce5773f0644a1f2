package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonsTest {
    private static final Fetch FILE = new Fetch(URI.create("http://h/f"), Path.of("f"), Path.of(".f.part"));

    static Stream<Arguments> failures() {
        ConnectException refused = new ConnectException("Connection refused");
        return Stream.of(Arguments.of(refused, "cannot connect"),
                Arguments.of(new CompletionException(new ExecutionException(refused)), "cannot connect"),
                Arguments.of(new IOException(refused.getMessage(), refused), "cannot connect"),
                Arguments.of(new UnresolvedAddressException(), "unknown host"),
                Arguments.of(new IOException(new UnknownHostException("h")), "unknown host"),
                Arguments.of(new SocketTimeoutException("connect"), "timed out"),
                Arguments.of(new IOException((String) null, new IllegalStateException("odd")), "Illegal State: odd"),
                Arguments.of(new IOException("Premature end of Content-Length delimited message body (expected: 9; received: 4)"),
                        "cut off: 4 of 9 bytes came"),
                Arguments.of(new IOException("fixed content-length: 9, bytes received: 4"), "cut off: 4 of 9 bytes came"),
                Arguments.of(new RefusedException("HTTP 404 Not Found"), "HTTP 404 Not Found"),
                Arguments.of(new CompletionException(new RefusedException("cut off")), "cut off"),
                Arguments.of(new HttpTimeoutException("request timed out"), "Http Timeout: request timed out"),
                Arguments.of(new EOFException(), "EOF"), Arguments.of(new OutOfMemoryError(" "), "Out Of Memory"),
                Arguments.of(new CompletionException(null), "Completion"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aReasonIsTheFailuresOwnWords(Throwable failure, String reason) {
        assertThat(Reasons.of(failure)).isEqualTo(reason);
    }

    @Test
    void aFailureIsTheResultOfItsFile() {
        Journal journal = Journal.open();
        assertThat(FILE.failed(journal.start(FILE), new IOException("disk full")))
                .isEqualTo(new FileResult.Failed(FILE, "IO: disk full"));
        assertThat(journal.events().getLast()).extracting(Event::phase, Event::detail).containsExactly(Phase.FAILED,
                "IO: disk full");
    }

    @Test
    void aCancellationIsNobodysResult() {
        Journal journal = Journal.open();
        CompletionException wrapped = new CompletionException(new IOException(new CancellationException()));
        assertThatThrownBy(() -> FILE.failed(journal.start(FILE), wrapped)).isInstanceOf(CancellationException.class)
                .hasMessage("f called off").hasCause(wrapped);
        assertThat(journal.events().getLast().phase()).isEqualTo(Phase.CANCELLED);
    }
}
