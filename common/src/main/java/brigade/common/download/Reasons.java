package brigade.common.download;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Why a download failed, in a line for a person. */
final class Reasons {

    private Reasons() {}

    /** Returns the failure's own words, without the wrappings that futures put around it. */
    static String of(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String words = cause.getMessage();
        Throwable deeper = cause.getCause();
        if (words == null && deeper != null) {
            return of(deeper);
        }
        if (cause instanceof RefusedException && words != null) {
            return words;
        }
        String kind = cause.getClass().getSimpleName().replaceAll("(Exception|Error)$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return words == null || words.isBlank() ? kind : kind + ": " + words;
    }
}
