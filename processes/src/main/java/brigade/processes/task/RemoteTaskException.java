package brigade.processes.task;

/** A task failed in another JVM. The message names the exception there and ends with its stack trace. */
public final class RemoteTaskException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates it from what the worker said. */
    public RemoteTaskException(RemoteFailure failure) {
        super(failure.type() + ": " + failure.message() + "\n  in the worker: " + failure.stackTrace());
    }
}
