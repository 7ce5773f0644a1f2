package brigade.common.pitfall;

import brigade.common.journal.Actor;
import brigade.common.journal.Work;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

/** One knife and one pan: who needs them, how often, and what it means how many dishes became ready. Pure. */
public final class Tools {
    /** The knife's name. */
    public static final String KNIFE = "knife";
    /** The pan's name. */
    public static final String PAN = "pan";
    /** The cook who cuts first. */
    public static final String FIRST_COOK = "First cook";
    /** The cook who fries first. */
    public static final String SECOND_COOK = "Second cook";
    /** How many dishes each cook makes, each with knife and pan. */
    public static final int DISHES = 50;
    /** How long cutting takes, with the first tool in hand, before the second is needed. */
    public static final Duration CUTTING = Duration.ofMillis(1);

    private static final int SHORTEST_PATIENCE_MICROS = 1_000;
    private static final int LONGEST_PATIENCE_MICROS = 8_000;

    private static final int COOKS = 2;

    private Tools() {}

    /** A cook's dish. */
    private record ToolWork(Actor actor, String step) implements Work {}

    /** Returns a dish of that cook, as it stands in the journal. */
    public static Work dish(String cook) {
        return new ToolWork(Actor.named(cook), "dish");
    }

    /**
     * Returns how long a cook who does not wait for ever waits for the second tool before putting back the first: another time each
     * time, for two cooks who always gave up together would always meet again (livelock).
     */
    public static Duration patience() {
        return Duration.of(ThreadLocalRandom.current().nextLong(SHORTEST_PATIENCE_MICROS, LONGEST_PATIENCE_MICROS),
                ChronoUnit.MICROS);
    }

    /** Returns what it means that so many dishes became ready. */
    public static Outcome of(int ready) {
        return ready == COOKS * DISHES ? Outcome.acceptable("all dishes ready", "nobody had to wait for ever")
                : Outcome.interesting("dishes missing", "some were given up").detail(ready + " of " + COOKS * DISHES);
    }
}
