package brigade.processes.worker;

import brigade.processes.task.Task;
import brigade.processes.task.Tasks;
import brigade.processes.wire.Channel;
import brigade.processes.wire.Codec;
import brigade.processes.wire.UnsendableException;

/**
 * A task as it was when somebody gave it, ready to travel.
 *
 * @param <R> its result
 * @param task the task
 * @param name the name of its type
 * @param arguments it, encoded
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record EncodedTask<R>(Task<R> task, String name, byte[] arguments) {
    private static final int MAX_BYTES = Channel.MAX_FRAME_BYTES - (4 << 10);
    private static final int SHORT_BYTES = 64 << 10;

    /**
     * Encodes the task.
     *
     * @throws UnsendableException if no catalog registers it, if it is not plain data, or too long for a frame
     */
    public static <R> EncodedTask<R> of(Task<R> task) {
        String name = Tasks.name(task);
        if (name == null) {
            throw new UnsendableException("no TaskCatalog registers " + task.getClass().getName() + ", so no worker could know it");
        }
        byte[] arguments = Codec.encode(task, task.getClass());
        if (arguments.length > MAX_BYTES) {
            throw new UnsendableException("task '" + name + "' has arguments of " + arguments.length + " bytes; it may have "
                    + MAX_BYTES + "; send more by way of a file");
        }
        return new EncodedTask<>(task, name, arguments);
    }

    /** Returns whether an idle worker's end of the channel takes it all at once, so that whoever gives it never waits. */
    public boolean isShort() {
        return arguments.length <= SHORT_BYTES;
    }
}
