package brigade.processes.task;

/** A worker JVM could not be started. The message has its command and its output. */
public final class WorkerStartException extends WorkerDiedException {
    private static final long serialVersionUID = 1;

    /** Creates it. */
    public WorkerStartException(String message) {
        super(message);
    }
}
