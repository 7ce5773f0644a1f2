package brigade.common.tickets;

/** What became of a cook. */
public enum Fate {
    /** The oven was hot, and the cook went and roasted. */
    WENT,
    /** The oven was not hot in time, and the cook went home. */
    GAVE_UP
}
