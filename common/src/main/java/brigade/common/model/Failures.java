package brigade.common.model;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What a model rethrows when a future or another process hands it a failure. */
public final class Failures {

    private Failures() {}

    /**
     * Returns the failure without the wrappings that futures put around it, ready to be thrown.
     *
     * @throws Error if the failure is one
     */
    public static RuntimeException unwrapped(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException(cause);
        };
    }
}
