package brigade.common.background;

import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import java.util.Optional;

/** The journal as chef and monitor would tell it. For one run, and one thread: it counts the heartbeats. */
public final class Transcript {
    private int heartbeats;

    /** Creates the transcript of a run that has not begun. */
    public Transcript() {}

    /** Returns what is said at the event; empty if nothing is. */
    public Optional<String> line(Event event) {
        return switch (event.step()) {
            case "chopping" -> chef(event, switch (event.phase()) {
                case STARTED -> "Chopping onions...";
                case FINISHED -> "The onions are chopped.";
                case CANCELLED -> "The chopping was called off.";
                case FAILED, NOTED -> event.detail();
            });
            case "waiting" -> chef(event, switch (event.phase()) {
                case STARTED -> "Waiting at the door. Press Enter...";
                case FINISHED -> "There is somebody!";
                case CANCELLED -> "The waiting was called off.";
                case FAILED, NOTED -> event.detail();
            });
            case "heartbeat" -> monitor(event);
            default -> Optional.empty();
        };
    }

    private static Optional<String> chef(Event event, String words) {
        return Optional.of("👨‍🍳 " + event.actor() + ": " + words);
    }

    private Optional<String> monitor(Event event) {
        if (event.phase() == Phase.FINISHED) {
            heartbeats++;
            return Optional.of("💓 " + event.actor() + ": heartbeat " + heartbeats);
        }
        return event.phase() == Phase.FAILED ? Optional.of("💔 " + event.actor() + ": " + event.detail()) : Optional.empty();
    }
}
