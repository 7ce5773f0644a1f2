package brigade.common.pitfall;

import brigade.common.journal.Actor;
import brigade.common.journal.Work;

/** Dishes that need a prep each, and a staff of so many: who cooks, and what it means how many dishes became ready. Pure. */
public final class Prep {
    /** How many cooks there are, and so how many tasks run at once. */
    public static final int STAFF = 2;
    /** How many dishes are ordered, each of which needs one prep. */
    public static final int DISHES = 6;

    private static final String PREP = "prep";

    private Prep() {}

    /** A dish or a prep. */
    private record PrepWork(Actor actor, String step) implements Work {}

    /** Returns the dish of that number, as it stands in the journal. */
    public static Work dish(int number) {
        return new PrepWork(Actor.named("Cook of dish " + number), "dish");
    }

    /** Returns the prep for the dish of that number, as it stands in the journal. */
    public static Work prep(int number) {
        return new PrepWork(Actor.named("Cook of prep " + number), PREP);
    }

    /** Returns what a dish waits for. */
    public static String prepFor(int number) {
        return PREP + " for dish " + number;
    }

    /** Returns what it means that so many dishes became ready. */
    public static Outcome of(int ready) {
        return ready == DISHES ? Outcome.acceptable("all dishes ready", "there was always somebody free for a prep")
                : Outcome.interesting("dishes missing", "some were given up").detail(ready + " of " + DISHES);
    }
}
