package brigade.processes.task;

import brigade.common.journal.Journal;

/** Runs tasks in other JVMs. Safe for use by several threads. */
public interface TaskRunner {

    /**
     * Runs the task and waits for its result.
     *
     * @param journal where the events of its steps go
     * @throws RuntimeException what {@link Task#failed} makes of a failure, or {@link Task#died} of a worker's death
     * @throws InterruptedException if the caller was interrupted; the task's JVM is gone
     */
    <R> R run(Task<R> task, Journal journal) throws InterruptedException;

    /** Returns the runner of those who have nobody to run tasks for them: it refuses every task. */
    static TaskRunner none() {
        return new TaskRunner() {

            @Override
            public <R> R run(Task<R> task, Journal journal) {
                throw new IllegalStateException("nobody here runs tasks: " + task);
            }
        };
    }
}
