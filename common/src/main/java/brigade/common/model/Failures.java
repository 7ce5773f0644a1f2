package brigade.common.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What a model rethrows when a future, a scope, a stream or another process hands it a failure. */
public final class Failures {
    /** By its name, for it is a preview of JDK 25, and moves. */
    private static final String SCOPE_FAILED = "java.util.concurrent.StructuredTaskScope$FailedException";

    private Failures() {}

    /**
     * Returns the failure without what was put around it on its way, ready to be thrown: by futures, structured scopes, reflection,
     * proxies, and streams that throw a plain {@code RuntimeException} with nothing but its cause.
     *
     * @throws Error if the failure is one
     */
    public static RuntimeException unwrapped(Throwable failure) {
        Throwable cause = failure;
        for (Throwable inner = cause.getCause(); inner != null && isWrapping(cause, inner); inner = cause.getCause()) {
            cause = inner;
        }
        return switch (cause) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException(cause);
        };
    }

    private static boolean isWrapping(Throwable outer, Throwable inner) {
        boolean saysNoMore = outer.getClass() == RuntimeException.class && inner.toString().equals(outer.getMessage());
        return switch (outer) {
            case ExecutionException _,CompletionException _,InvocationTargetException _,UndeclaredThrowableException _ -> true;
            default -> saysNoMore || outer.getClass().getName().equals(SCOPE_FAILED);
        };
    }
}
