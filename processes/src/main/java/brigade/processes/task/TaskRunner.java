package brigade.processes.task;

import brigade.common.journal.Journal;
import brigade.common.model.ScenarioFailedException;

/** Runs tasks in other JVMs. Safe for use by several threads. */
public interface TaskRunner {
    /** The most JVMs that a model of this module has at once, those that its tasks start included. */
    int MOST_JVMS = 32;

    /**
     * Runs the task and waits for its result.
     *
     * @param journal where the events of its steps go
     * @throws RuntimeException what {@link Task#failed} makes of a failure, or {@link Task#died} of a worker's death
     * @throws InterruptedException if the caller was interrupted; the task's JVM is gone
     */
    <R> R run(Task<R> task, Journal journal) throws InterruptedException;

    /**
     * Refuses what would need more JVMs at once than there may be.
     *
     * @param jvms how many must run at once
     * @param who who they are, in the message: "cooks who wait for one signal"
     * @throws ScenarioFailedException if they are too many
     */
    static void checkAtOnce(int jvms, String who) {
        if (jvms > MOST_JVMS) {
            throw new ScenarioFailedException(
                    "%d %s are a JVM each, and there are at most %d at once; ask for fewer".formatted(jvms, who, MOST_JVMS));
        }
    }

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
