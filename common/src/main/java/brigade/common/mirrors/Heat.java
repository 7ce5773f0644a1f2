package brigade.common.mirrors;

import brigade.common.mirrors.Outcome.Won;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A race under way: it is told what happened, and says who starts next and whether it is decided. No I/O, and no clock of its own.
 *
 * <p>Who may start: everybody at once; or, in a race with a time to wait, the first, and then the next one whenever nothing has
 * happened for so long since the last start, or somebody has dropped out. Safe for use by several threads.
 */
public final class Heat {
    private final Group group;
    private final int atMost;
    private final List<Outcome> ended = new ArrayList<>();
    private int started;
    private boolean won;

    /** Creates the race of a group. */
    public Heat(Group group) {
        this(group, Integer.MAX_VALUE);
    }

    /** Creates the race of a group of which only so many may run at once. */
    public Heat(Group group, int atMost) {
        this.group = group;
        this.atMost = atMost;
    }

    /** Returns who starts now; empty if the race is decided, or nobody is left or may start. */
    public synchronized Optional<Contender> next() {
        return mayStart() ? Optional.of(group.members().get(started++)) : Optional.empty();
    }

    /**
     * Returns who starts now, because nothing has happened since; empty if something has, as {@link #next()} otherwise. So one who
     * waited in silence starts nobody beside the one whom a dropout starts.
     *
     * @param happened how much had {@link #happened} when the silence began
     */
    public synchronized Optional<Contender> next(int happened) {
        return happened == happened() ? next() : Optional.empty();
    }

    /** Returns how many times somebody has started or ended: as long as that stays the same, nothing has happened. */
    public synchronized int happened() {
        return started + ended.size();
    }

    /** Returns whether somebody may start after {@link #patience} in which nothing happens. */
    public synchronized boolean mayStart() {
        return !won && started < group.members().size() && started - ended.size() < atMost;
    }

    /** Returns how many have started. */
    public synchronized int started() {
        return started;
    }

    /** Returns how long nothing must have happened before the next one starts; zero if nobody need wait. */
    public Duration patience() {
        return group.hedgeAfter();
    }

    /** Takes in how one of those who started has ended. */
    public synchronized void ended(Outcome outcome) {
        ended.add(outcome);
        won = won || outcome instanceof Won;
    }

    /** Returns the race's outcome; empty if it is not decided. */
    public synchronized Optional<Outcome> outcome() {
        return won || ended.size() == group.members().size() ? Optional.of(Outcome.of(ended)) : Optional.empty();
    }
}
