package brigade.common.download;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a download failed, in a line for a person. */
final class Reasons {

    /** How the clients say that a body ended too early: Apache's and the JDK's. */
    private static final Pattern CUT_OFF = Pattern
            .compile("(?:expected|content-length): (?<expected>\\d+)[;,] (?:received|bytes received): (?<came>\\d+)");

    private Reasons() {}

    /** Returns the failure's own words, without the wrappings around it; where there was no connection, the same words for every client. */
    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return "unknown host";
            }
            if (cause instanceof HttpConnectTimeoutException || cause instanceof SocketTimeoutException) {
                return "timed out";
            }
            if (cause instanceof ConnectException) {
                return "cannot connect";
            }
            Matcher cutOff = CUT_OFF.matcher(String.valueOf(cause.getMessage()));
            if (cutOff.find()) {
                return cutOff(cutOff.group("came"), cutOff.group("expected"));
            }
        }
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return words(cause);
    }

    /** Returns the reason of a file of which bytes are missing. */
    static String cutOff(Object came, Object expected) {
        return "cut off: " + came + " of " + expected + " bytes came";
    }

    private static String words(Throwable failure) {
        String words = failure.getMessage();
        Throwable cause = failure.getCause();
        if (words == null && cause != null) {
            return words(cause);
        }
        if (failure instanceof RefusedException && words != null) {
            return words;
        }
        String kind = failure.getClass().getSimpleName().replaceAll("(Exception|Error)$", "").replaceAll("(?<=[a-z])(?=[A-Z])",
                " ");
        return words == null || words.isBlank() ? kind : kind + ": " + words;
    }
}
