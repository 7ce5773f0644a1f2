package brigade.common.tickets;

import brigade.common.journal.Actor;
import brigade.common.journal.Step;
import brigade.common.journal.Work;
import java.time.Duration;

/**
 * Somebody who waits until the oven is hot, and then roasts.
 *
 * @param number the cook's number, from 1
 * @param patience how long the cook waits at most; {@link #PATIENT} for one who waits as long as it takes
 * @param time how long the roast takes
 */
public record Cook(int number, Duration patience, Duration time) {
    /** Longer than any oven takes. */
    public static final Duration PATIENT = Duration.ofDays(10_000);

    /** What the journal notes of a cook who has no patience left. */
    public static final String GAVE_UP = "gave up";

    private record Deed(Actor actor, String step) implements Work {}

    /** Returns the waiting, as a step. It is finished by the signal. */
    public Work waiting() {
        return new Deed(actor(), "waiting");
    }

    /** Returns the roasting, as a step. */
    public Work roasting() {
        return new Deed(actor(), "roasting");
    }

    private Actor actor() {
        return Actor.named("Cook " + number);
    }

    /** Ends the waiting of a cook who has no patience left. */
    public CookResult giveUp(Step waiting) {
        waiting.note(GAVE_UP);
        waiting.close();
        return new CookResult(number, Fate.GAVE_UP);
    }

    /** Ends the roasting. */
    public CookResult done(Step roasting) {
        roasting.finish();
        return new CookResult(number, Fate.WENT);
    }
}
