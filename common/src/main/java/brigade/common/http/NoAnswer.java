package brigade.common.http;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why a request got no answer, in a few words that are the same whichever client made it. */
public final class NoAnswer {
    /** The reason of a client that was told how large a body may be, and got a larger one. */
    public static final String TOO_LARGE = "too large";

    private static final int LONGEST = 200;

    private NoAnswer() {}

    /** Returns the reason; a failure that is none of the usual ones speaks for itself. */
    public static String reason(Throwable failure) {
        Optional<String> usual = first(failure, NoAnswer::connecting).or(() -> first(failure, NoAnswer::talking));
        if (usual.isPresent()) {
            return usual.get();
        }
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return shortened(cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage()));
    }

    private static Optional<String> first(Throwable failure, Function<Throwable, String> words) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).map(words).filter(said -> !said.isEmpty())
                .findFirst();
    }

    /** What may stand below something more general, as an address that cannot be resolved below a connection that failed. */
    private static String connecting(Throwable failure) {
        if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
            return "unknown host";
        }
        if (failure instanceof HttpTimeoutException || failure instanceof SocketTimeoutException
                || failure instanceof TimeoutException || failure.getClass().getSimpleName().equals("ConnectTimeoutException")) {
            return "timed out";
        }
        return "";
    }

    /** The clients' own classes are known by their names: this module does not have them all. */
    private static String talking(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof SSLException) {
            return shortened("no secure connection: " + message);
        }
        if (failure instanceof ConnectException) {
            return "cannot connect";
        }
        if (kind.equals("ProtocolException") || kind.equals("UnsupportedHttpVersionException")
                || kind.equals("MessageConstraintException") || failure instanceof IllegalArgumentException) {
            return "not HTTP";
        }
        if (failure instanceof EOFException || failure instanceof ClosedChannelException || kind.equals("NoHttpResponseException")
                || kind.equals("HttpClosedException") || kind.equals("ConnectionClosedException")
                || message.startsWith("Connection reset") || message.contains("bytes received: ")) {
            return "connection closed";
        }
        return message.startsWith("body exceeds capacity") ? TOO_LARGE : "";
    }

    private static String shortened(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
