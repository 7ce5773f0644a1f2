package brigade.common.journal;

import java.time.Duration;

/**
 * One line of the journal.
 *
 * @param stepId tells apart steps that have the same actor and name; unique in a journal
 * @param at when, measured from the opening of the journal
 * @param actor who
 * @param step what
 * @param phase what became of it
 * @param worker where
 * @param detail anything else worth saying; empty if there is nothing
 */
public record Event(long stepId, Duration at, Actor actor, String step, Phase phase, Worker worker, String detail) {

    /** Returns whether this is the given step reaching the given phase. */
    public boolean is(String step, Phase phase) {
        return this.step.equals(step) && this.phase == phase;
    }

    @Override
    public String toString() {
        return "%6d ms  %s: %s %s%s  [%s, %s]"
                .formatted(at.toMillis(), actor, step, phase, detail.isEmpty() ? "" : " (" + detail + ")",
                        worker.process(), worker.thread());
    }
}
