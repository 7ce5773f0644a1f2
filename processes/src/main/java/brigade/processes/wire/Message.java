package brigade.processes.wire;

import brigade.common.journal.Event;
import brigade.processes.task.RemoteFailure;

/** What two JVMs say to each other: a task down; its beginning, its events, its pieces and its end up. */
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
     * @param event what
     */
    record Happened(Event event) implements Message {}

    /**
     * From a worker: the next bytes of a task that produces bytes.
     *
     * @param bytes them
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, read once, never compared
    record Piece(byte[] bytes) implements Message {}

    /**
     * From a worker: the task is done.
     *
     * @param result its result, encoded
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, read once, never compared
    record Done(byte[] result) implements Message {}

    /**
     * From a worker: the task failed.
     *
     * @param failure how
     */
    record Failed(RemoteFailure failure) implements Message {}
}
