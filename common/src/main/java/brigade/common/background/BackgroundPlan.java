package brigade.common.background;

/**
 * What is to be done.
 *
 * @param chore the main work
 * @param monitor who beats in the background meanwhile
 */
public record BackgroundPlan(Chore chore, Monitor monitor) {

    /** Checks the durations. */
    public BackgroundPlan {
        if (!monitor.every().isPositive()) {
            throw new IllegalArgumentException("a heartbeat every " + monitor.every() + " is none");
        }
    }
}
