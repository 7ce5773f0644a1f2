package brigade.common.cli;

import brigade.common.journal.Event;
import java.util.Optional;

/** The downloads' journal in words. */
final class DownloadLines {

    private DownloadLines() {}

    /** Returns what is said at the event; empty if nothing is. */
    static Optional<String> line(Event event) {
        String name = event.actor().name();
        return switch (event.phase()) {
            case STARTED -> Optional.of(name + " started");
            case NOTED -> Optional.empty();
            case FINISHED -> Optional.of(name + " finished");
            case FAILED -> Optional.of(failed(name, event.detail()));
            case CANCELLED -> Optional.of(name + " cancelled");
        };
    }

    /** Returns the line of a download that failed. A server may have had a say in the reason: control characters are shown as such. */
    static String failed(String name, String reason) {
        return (name + " failed: " + reason).replaceAll("\\p{Cntrl}", "?");
    }

    /** Returns the last line. */
    static String summary(int completed, int all) {
        return completed == all ? "All downloads completed." : completed + " of " + all + " downloads completed.";
    }
}
