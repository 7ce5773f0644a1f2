package brigade.common.download;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why a download failed, in a line for a person, and whether it may go better the next time. */
final class Reasons {

    /** How the clients and the part say that a body ended too early, with or without the numbers of its bytes. */
    private static final Pattern CUT_OFF = Pattern
            .compile("^cut off: |^Premature |content-length: \\d+, bytes received|chunked transfer"
                    + " encoding|[Cc]onnection was closed|EOF reached while reading|HTTP/1.1 header parser received no bytes");

    private Reasons() {}

    /**
     * Returns the failure's own words, without the wrappings around it; where there was no connection, or nothing came, the same words
     * for every client.
     *
     * @param standing what stands of the file after it
     */
    static String of(Throwable failure, Patience patience, Standing standing) {
        for (Throwable cause : causes(failure)) {
            if (cause instanceof RefusedException || cause instanceof DiskException) {
                return String.valueOf(cause.getMessage());
            }
            if (isUnknownHost(cause)) {
                return "unknown host";
            }
            if (isConnectTimeout(cause)) {
                return "no connection within " + seconds(patience.connect());
            }
            if (isTimeout(cause)) {
                return "nothing came for " + seconds(patience.idle());
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return "cannot connect";
            }
            if (isDistrust(cause)) {
                return "the server's certificate is not trusted: " + cause.getMessage();
            }
            if (isCutOff(cause)) {
                return standing.bytes() < standing.total() ? shortOf(standing) : "cut off: the connection was closed";
            }
        }
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return words(cause);
    }

    /** Returns whether it is worth trying again: not if nobody is there, nobody may be trusted, or the disk is to blame. */
    static boolean mayPass(Throwable failure) {
        List<Throwable> causes = causes(failure);
        if (any(causes, Reasons::isConnectTimeout)) {
            return true;
        }
        return !any(causes, cause -> cause instanceof RefusedException || cause instanceof DiskException || cause instanceof Error
                || cause instanceof ConnectException || cause instanceof NoRouteToHostException || isUnknownHost(cause)
                || isDistrust(cause));
    }

    private static boolean any(List<Throwable> causes, Predicate<Throwable> like) {
        return causes.stream().anyMatch(like);
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static boolean isUnknownHost(Throwable cause) {
        return cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException;
    }

    /** Apache's and Netty's bear the same name, and neither library is known here. */
    private static boolean isConnectTimeout(Throwable cause) {
        return cause instanceof HttpConnectTimeoutException || cause.getClass().getSimpleName().equals("ConnectTimeoutException");
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof SocketTimeoutException || cause instanceof HttpTimeoutException
                || cause instanceof TimeoutException;
    }

    private static boolean isDistrust(Throwable cause) {
        return cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException;
    }

    private static boolean isCutOff(Throwable cause) {
        return cause instanceof EOFException || CUT_OFF.matcher(String.valueOf(cause.getMessage())).find();
    }

    /** Returns the reason of a file of which bytes are missing. */
    static String shortOf(Standing standing) {
        return "cut off: " + standing.bytes() + " of " + standing.total() + " bytes came";
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
        String kind = failure.getClass().getSimpleName().replaceAll("(Exception|Error)$", "").replaceAll("(?<=[a-z])(?=[A-Z])",
                " ");
        return words == null || words.isBlank() ? kind : kind + ": " + words;
    }
}
