package brigade.processes.task;

/** A worker JVM could not be started, or was gone before its task was done. The message says how, with the end of its output. */
public final class WorkerDiedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates it. */
    public WorkerDiedException(String message) {
        super(message);
    }
}
