package brigade.common.download;

import brigade.common.http.RequestFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Why a download failed, in a line for a person, and whether it may go better the next time. */
final class Reasons {
    private static final String CUT_OFF = "cut off: ";

    private Reasons() {}

    /**
     * Returns the failure's own words, without the wrappings around it.
     *
     * @param standing what stands of the file after it
     */
    static String of(Throwable failure, Patience patience, Standing standing) {
        Optional<Throwable> ours = ours(failure);
        if (ours.isPresent()) {
            return String.valueOf(ours.get().getMessage());
        }
        Optional<RequestFailure> request = RequestFailure.in(failure);
        if (request.isPresent()) {
            return switch (request.get().kind()) {
                case NO_CONNECTION -> "no connection within " + seconds(patience.connect());
                case NOTHING_CAME -> "nothing came for " + seconds(patience.idle());
                case CLOSED -> "cut off: the connection was closed";
                case CUT_OFF -> standing.bytes() < standing.total() ? shortOf(standing) : "cut off: the connection was closed";
                default -> RequestFailure.words(request.get());
            };
        }
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return words(cause);
    }

    /** Returns whether it is worth trying again: not if nobody is there, nobody may be trusted, or the disk or a mistake of ours is to blame. */
    static boolean mayPass(Throwable failure) {
        return ours(failure).isEmpty() && causes(failure).noneMatch(Reasons::isMistake)
                && RequestFailure.in(failure).map(RequestFailure::mayPass).orElse(true);
    }

    private static boolean isMistake(Throwable cause) {
        boolean unchecked = cause instanceof RuntimeException || cause instanceof Error;
        return unchecked && cause.getClass().getPackageName().equals("java.lang");
    }

    private static Optional<Throwable> ours(Throwable failure) {
        return causes(failure).filter(cause -> cause instanceof RefusedException || cause instanceof DiskException).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
    }

    /** Returns the reason of a file of which bytes are missing. */
    static String shortOf(Standing standing) {
        return CUT_OFF + standing.bytes() + " of " + standing.total() + " bytes came";
    }

    /** Returns the reason of a final name that is taken. */
    static String exists(Path target) {
        return target + " exists already; remove it, download elsewhere with --to, or replace it with --overwrite";
    }

    /** Returns the reason of a file that is larger than allowed. */
    static String tooLarge(long bytes, long allowed) {
        return "too large: " + bytes + " bytes or more, and --max-size allows " + allowed;
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    static String words(Throwable failure) {
        String words = failure.getMessage();
        Throwable cause = failure.getCause();
        if (words == null && cause != null) {
            return words(cause);
        }
        if (words != null && words.startsWith(CUT_OFF)) {
            return words; // The partial file's own words.
        }
        String kind = failure.getClass().getSimpleName().replaceAll("(Exception|Error)$", "").replaceAll("(?<=[a-z])(?=[A-Z])",
                " ");
        return words == null || words.isBlank() ? kind : kind + ": " + words;
    }
}
