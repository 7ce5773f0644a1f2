package brigade.common.tickets;

import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import java.util.Optional;

/** The journal as chef and cooks would tell it. */
public final class Transcript {

    private Transcript() {}

    /** Returns what is said at the event; empty if nothing is. */
    public static Optional<String> line(Event event) {
        String words = switch (event.step()) {
            case "heat-up" -> switch (event.phase()) {
                case STARTED -> "The oven is heating up...";
                case FINISHED -> "The oven is hot. Go!";
                case CANCELLED -> "The oven is off.";
                case FAILED, NOTED -> event.detail();
            };
            case "waiting" -> switch (event.phase()) {
                case STARTED -> "Is the oven hot?";
                case NOTED, FAILED -> event.detail();
                case FINISHED, CANCELLED -> "";
            };
            case "roasting" -> switch (event.phase()) {
                case STARTED -> "Roasting...";
                case FINISHED -> "The roast is done.";
                case CANCELLED -> "The roast was called off.";
                case FAILED, NOTED -> event.detail();
            };
            default -> "";
        };
        return words.isEmpty() ? Optional.empty() : Optional.of(face(event) + " " + event.actor() + ": " + words);
    }

    private static String face(Event event) {
        return event.step().equals("heat-up") ? "👨‍🍳" : event.phase() == Phase.NOTED ? "🙅" : "🍖";
    }
}
