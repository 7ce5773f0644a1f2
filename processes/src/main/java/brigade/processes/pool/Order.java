package brigade.processes.pool;

/** What the roster says is to be done. Workers and tasks are named by the numbers that the roster knows them by. */
sealed interface Order {

    /**
     * Start a worker.
     *
     * @param worker the number it gets
     * @param failures how many starts have failed in a row: what the pause before this one is reckoned from
     */
    record Start(int worker, int failures) implements Order {}

    /** Give the task to the worker, which is idle. */
    record Assign(int worker, long task) implements Order {}

    /** Tell the worker that its task is called off; if it does not answer within the grace, it is overdue. */
    record CallOff(int worker, long task) implements Order {}

    /** Let the worker, which is idle, end. */
    record Retire(int worker) implements Order {}

    /** Kill the worker, or give up starting it. */
    record Kill(int worker) implements Order {}

    /** The task has no future: say so to whoever gave it. */
    record Fail(long task, Reason reason) implements Order {}

    /** The task was called off, and nothing of it is left. */
    record Forget(long task) implements Order {}

    /** Why a task has no future. */
    enum Reason {
        /** Its worker died, and it may not be run again. */
        DIED,
        /** It ran longer than the deadline allows. */
        TIMED_OUT,
        /** No worker can be started. */
        BROKEN,
        /** The pool was shut down at once. */
        SHUT_DOWN
    }
}
