package brigade.processes.task;

/** A worker JVM was gone before its task was done. The message says how it ended, with the end of its output. */
public sealed class WorkerDiedException extends RuntimeException permits WorkerStartException, TaskTimedOutException {
    private static final long serialVersionUID = 1;

    /** Creates it. */
    public WorkerDiedException(String message) {
        super(message);
    }
}
