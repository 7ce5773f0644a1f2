package brigade.processes.task;

/** A task ran longer than its deadline allows, so its worker was killed. */
public final class TaskTimedOutException extends WorkerDiedException {
    private static final long serialVersionUID = 1;

    /** Creates it. */
    public TaskTimedOutException(String message) {
        super(message);
    }
}
