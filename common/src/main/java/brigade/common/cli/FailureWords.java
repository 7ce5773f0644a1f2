package brigade.common.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.stream.Stream;

/** What is said of a failure for which neither this program nor its author is to blame: what the machine did, or a worker, in a line. */
final class FailureWords {
    private static final int MOST_CAUSES = 16;
    private static final String OWN = "brigade.";

    private FailureWords() {}

    /** Returns the line; empty if the failure is nobody's but the program's, so that its stack trace is wanted. */
    static Optional<String> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause.getCause() != null, Throwable::getCause).limit(MOST_CAUSES)
                .flatMap(cause -> words(cause).stream()).findFirst().or(() -> words(innermost(failure)))
                .map(line -> line.lines().findFirst().orElse(line));
    }

    private static Throwable innermost(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(MOST_CAUSES).reduce(failure,
                (_, last) -> last);
    }

    private static Optional<String> words(Throwable failure) {
        return switch (failure) {
            case FileSystemException e -> Optional.of(file(e));
            case IOException e -> Optional.of(message(e));
            case OutOfMemoryError e -> Optional.of("out of memory: " + message(e));
            case UnsatisfiedLinkError e -> Optional.of("a native library cannot be loaded: " + message(e));
            // The failures that are declared here say what happened and what to do.
            case RuntimeException e when e.getClass().getName().startsWith(OWN) -> Optional.of(message(e));
            default -> Optional.empty();
        };
    }

    private static String file(FileSystemException failure) {
        return failure.getFile() + ": " + switch (failure) {
            case NoSuchFileException _ -> "there is no such file or directory";
            case AccessDeniedException _ -> "permission denied";
            default -> failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
        };
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
