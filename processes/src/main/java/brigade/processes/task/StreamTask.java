package brigade.processes.task;

import brigade.common.journal.Journal;
import java.io.OutputStream;

/**
 * A task that produces bytes, as many as it likes: they travel in pieces while it runs, and whoever gave the task takes them with a
 * stream of its own. A slow taker slows the task down, so that neither JVM ever holds more than a few pieces.
 *
 * @param <R> the result, beside the bytes
 */
public interface StreamTask<R> extends Task<R> {

    /**
     * Does it, in the worker's JVM.
     *
     * @param journal as for {@link Task#run}
     * @param bytes where the bytes go; what is written is sent once a piece is full, on {@code flush}, and at the task's end
     */
    R run(Journal journal, OutputStream bytes) throws Exception;

    /** Does it for nobody who wants the bytes. */
    @Override
    default R run(Journal journal) throws Exception {
        return run(journal, OutputStream.nullOutputStream());
    }
}
