package brigade.common.pitfall;

/** The tally: how many dishes each of two cooks puts on it, and what it says of a day. Pure. */
public final class Tally {
    /** How many dishes each cook counts. */
    public static final int DISHES = 200_000;
    /** How many dishes each cook counts where a dish takes a wait, a write to the disk or a message. */
    public static final int SLOW_DISHES = 100;

    private static final int COOKS = 2;

    private Tally() {}

    /** Returns what the tally shows that stands at so many dishes. */
    public static Outcome of(int counted) {
        return of(counted, DISHES);
    }

    /** Returns what the tally shows that stands at so many dishes, where each cook had that many. */
    public static Outcome of(int counted, int dishesEach) {
        int all = COOKS * dishesEach;
        return (counted == all ? Outcome.acceptable("all counted", "every dish is on the tally")
                : Outcome.forbidden("updates lost", "one cook wrote over what the other had written"))
                .detail("%,d of %,d".formatted(counted, all));
    }
}
