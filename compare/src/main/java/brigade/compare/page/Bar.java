package brigade.compare.page;

import brigade.common.journal.Phase;
import java.util.List;

/**
 * A step as the page draws it.
 *
 * @param name what is written on it
 * @param actor who did it
 * @param step what it was
 * @param fromMillis when it started
 * @param toMillis when it ended
 * @param end how it ended; {@link Phase#STARTED} if it never did
 * @param elsewhere whether another worker ended it
 * @param worker where it ran
 * @param said what the journal says beside: notes, and the reason of a failure
 * @param hue which of the actors' colours it has
 */
record Bar(String name, String actor, String step, double fromMillis, double toMillis, Phase end, boolean elsewhere, String worker,
        List<String> said, int hue) {

    /** Copies the list. */
    Bar {
        said = List.copyOf(said);
    }

    /** Returns how it ended, as prose. */
    String outcome() {
        return switch (end) {
            case FINISHED -> elsewhere ? "finished, by another worker" : "finished";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            case STARTED, NOTED -> "not ended";
        };
    }
}
