package brigade.processes.worker;

import brigade.common.journal.Journal;
import brigade.processes.wire.Message;

/**
 * A task that is given to a worker. Safe for use by two threads: one gives it, one waits for the answer.
 *
 * @param <R> the task's result
 */
public final class Assignment<R> {
    private final long number;
    private final EncodedTask<R> task;
    private final Journal journal;
    private final Journal.Inlet inlet;
    private volatile boolean begun;
    private volatile boolean calledOff;

    /**
     * Creates it.
     *
     * @param number greater than that of every task that the worker was given before
     * @param journal where the events of the task's steps go
     */
    public Assignment(long number, EncodedTask<R> task, Journal journal) {
        this.number = number;
        this.task = task;
        this.journal = journal;
        this.inlet = journal.merge();
    }

    long number() {
        return number;
    }

    EncodedTask<R> task() {
        return task;
    }

    Journal.Inlet inlet() {
        return inlet;
    }

    Message message() {
        return new Message.Run(number, task.name(), task.arguments(), journal.openedNanos());
    }

    void begin() {
        begun = true;
    }

    void callOff() {
        calledOff = true;
    }

    boolean isCalledOff() {
        return calledOff;
    }

    /** Returns whether the worker had begun with it, as far as anybody can know. */
    public boolean hasBegun() {
        return begun;
    }
}
