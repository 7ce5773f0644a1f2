package brigade.common.pitfall;

import brigade.common.journal.Journal;

/** One run of a class that may be broken. It begins afresh each time, blocks its caller, and ends what it started when interrupted. */
@FunctionalInterface
public interface Trial {

    /**
     * Runs it once.
     *
     * @param journal where who waits for what, and who holds what, is written down, so that a standstill can be seen and explained
     * @return what came of it
     * @throws InterruptedException if the caller was interrupted, as it is when nobody moves any more
     */
    Outcome run(Journal journal) throws Exception;
}
