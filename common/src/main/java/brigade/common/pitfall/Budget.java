package brigade.common.pitfall;

import java.time.Duration;

/**
 * How long a class is tried.
 *
 * @param least how long it is tried in any case
 * @param most how long a broken class is tried at most, if it does not show its mistake before
 * @param leastTrials how often a cure is tried, unless that takes longer than {@code most}
 */
public record Budget(Duration least, Duration most, int leastTrials) {
    /** How long a broken class has to show its mistake. */
    public static final Duration MOST = Duration.ofSeconds(10);

    /** Returns the budget of a command that tries each class so long. */
    public static Budget of(Duration least) {
        return new Budget(least, MOST, 3);
    }

    /** Returns the smallest budget: one trial of a cure, and of a broken class as many as it takes. */
    public static Budget smallest() {
        return new Budget(Duration.ZERO, MOST, 1);
    }
}
