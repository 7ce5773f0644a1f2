package brigade.processes.task;

/**
 * A failure in another JVM, as data.
 *
 * @param type the exception's class name
 * @param message its message; empty if it had none
 * @param stackTrace its stack trace, as text
 */
public record RemoteFailure(String type, String message, String stackTrace) {

    /** Returns whether the exception was of that class. */
    public boolean is(Class<? extends Throwable> exception) {
        return type.equals(exception.getName());
    }
}
