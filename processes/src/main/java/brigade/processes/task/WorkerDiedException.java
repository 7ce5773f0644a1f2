package brigade.processes.task;

import brigade.common.model.ScenarioFailedException;

/** A worker JVM was gone before its task was done. The message says in one line how it ended, with the end of its output. */
public sealed class WorkerDiedException extends ScenarioFailedException permits WorkerStartException, TaskTimedOutException {
    private static final long serialVersionUID = 1;

    /** Creates it. */
    public WorkerDiedException(String message) {
        super(message);
    }
}
