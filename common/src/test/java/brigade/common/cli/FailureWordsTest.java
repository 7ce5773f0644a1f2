package brigade.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.kitchen.BurntDishException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureWordsTest {

    static Stream<Arguments> failures() {
        return Stream.of(Arguments.of(new NoSuchFileException("/tmp/x"), "/tmp/x: there is no such file or directory"),
                Arguments.of(new AccessDeniedException("/tmp/x"), "/tmp/x: permission denied"),
                Arguments.of(new UncheckedIOException(new FileSystemException("/tmp/x", null, "Too many open files")),
                        "/tmp/x: Too many open files"),
                Arguments.of(new IllegalStateException("no loop", new IOException("No space left on device\nmore")),
                        "No space left on device"),
                Arguments.of(new CompletionException(new BurntDishException("dessert")), "the dessert burnt"),
                Arguments.of(new OutOfMemoryError("unable to create native thread"),
                        "out of memory: unable to create native thread"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatTheMachineDidIsSaidInALine(Throwable failure, String words) {
        assertThat(FailureWords.of(failure)).hasValue(words);
    }

    static Stream<Throwable> bugs() {
        return Stream.of(new NullPointerException("x"), new CompletionException(new IllegalStateException("y")));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void aBugKeepsItsStackTrace(Throwable bug) {
        assertThat(FailureWords.of(bug)).isEmpty();
    }
}
