package brigade.processes.task;

import brigade.common.model.ScenarioFailedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CancellationException;

/**
 * A failure in another JVM, as data.
 *
 * @param type the exception's class name
 * @param message its message; empty if it had none
 * @param stackTrace its stack trace, as text; empty if its message is all that is to be said, as of a {@link ScenarioFailedException} or a cancellation
 */
public record RemoteFailure(String type, String message, String stackTrace) {
    private static final int MAX_CHARS = 32_000;

    /** Returns what there is to say of the failure, no text longer than 32,000 characters. */
    public static RemoteFailure of(Throwable failure) {
        String type = failure.getClass().getName();
        try {
            String message = failure.getMessage();
            if (failure instanceof ScenarioFailedException || failure instanceof CancellationException) {
                return new RemoteFailure(type, message == null ? "" : shortened(message), "");
            }
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            return new RemoteFailure(type, message == null ? "" : shortened(message), shortened(trace.toString()));
        } catch (RuntimeException | StackOverflowError e) {
            return new RemoteFailure(type, "its message cannot be read: " + e.getClass().getName(), "");
        }
    }

    private static String shortened(String text) {
        return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "... (" + text.length() + " characters)";
    }

    /** Returns whether its message is all that is to be said: it tells of the machine, and not of a mistake in the program. */
    boolean isLine() {
        return stackTrace.isEmpty() && !message.isEmpty();
    }

    /** Returns whether the exception was of that class. */
    public boolean is(Class<? extends Throwable> exception) {
        return type.equals(exception.getName());
    }
}
