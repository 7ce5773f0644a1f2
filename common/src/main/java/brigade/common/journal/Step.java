package brigade.common.journal;

/**
 * A started step, and the only way to end it. It ends once: the first of {@link #finish}, {@link #fail} and {@link #close} counts
 * and whatever comes later does nothing, so that a race between a timer and a cancellation is decided here for every model.
 *
 * <p>{@code close} after an end does nothing, so that a step in a try-with-resources statement is cancelled exactly if its body
 * is left before it ended. Safe for use by several threads; the event names the worker that ended the step. When a call that would
 * end the step returns, its end stands in the journal, whoever recorded it.
 */
public final class Step implements AutoCloseable {
    private final Journal journal;
    private final long id;
    private final Work work;
    private boolean ended; // guarded by the journal

    Step(Journal journal, long id, Work work) {
        this.journal = journal;
        this.id = id;
        this.work = work;
    }

    /** Records something worth knowing while the step goes on; does nothing once it has ended. */
    public void note(String detail) {
        record(Phase.NOTED, detail);
    }

    /** Ends the step as finished. */
    public void finish() {
        record(Phase.FINISHED, "");
    }

    /** Ends the step as failed, with the reason. */
    public void fail(String reason) {
        record(Phase.FAILED, reason);
    }

    /** Ends the step as cancelled, unless it has ended. */
    @Override
    public void close() {
        record(Phase.CANCELLED, "");
    }

    private void record(Phase phase, String detail) {
        synchronized (journal) {
            if (!ended) {
                ended = phase.ends();
                journal.record(id, work.actor(), work.step(), phase, detail);
            }
        }
    }
}
