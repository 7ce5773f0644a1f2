package brigade.processes.wire;

import brigade.common.journal.Event;
import brigade.processes.task.RemoteFailure;

/**
 * What two JVMs say to each other: a task down; its beginning, its events and its end up. All that is said of a task bears its number, so
 * that nobody takes it for another's.
 */
public sealed interface Message {

    /**
     * To a worker: run this.
     *
     * @param number greater than that of every task this worker was given before
     * @param task the name of the task's type
     * @param arguments the task, encoded: decoded apart, so that bad arguments harm nobody but their task
     * @param journalOpenedNanos the zero of the journal that its events go to
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, read once, never compared
    record Run(long number, String task, byte[] arguments, long journalOpenedNanos) implements Message {}

    /**
     * From a worker: the task begins. A worker that dies before has not touched it.
     *
     * @param number the task's
     */
    record Begun(long number) implements Message {}

    /**
     * From a worker: this happened while the task ran.
     *
     * @param number the task's
     * @param event what
     */
    record Happened(long number, Event event) implements Message {}

    /**
     * From a worker: the task is done.
     *
     * @param number the task's
     * @param result its result, encoded
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, read once, never compared
    record Done(long number, byte[] result) implements Message {}

    /**
     * From a worker: the task failed.
     *
     * @param number the task's
     * @param failure how
     */
    record Failed(long number, RemoteFailure failure) implements Message {}
}
