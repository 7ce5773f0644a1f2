package brigade.compare.screen;

import brigade.common.journal.Phase;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which colours bars have: the same step is of the same colour in every model. Not for several threads. */
final class Palette {
    private static final String[] BARS = {"67", "179", "108", "174", "139", "73", "144", "110"};
    private static final String BLACK = "16";

    private final Map<String, String> colours = new LinkedHashMap<>();

    /** Returns the style of what is written on a bar, and of the bar under it. */
    String bar(String name, Phase end) {
        return switch (end) {
            case FAILED -> "bold,fg(231),bg(160)";
            case CANCELLED -> "fg(252),bg(240)";
            case STARTED, NOTED, FINISHED -> "fg(" + BLACK + "),bg(" + colour(name) + ")";
        };
    }

    /** Returns the style of a mark that stands alone. */
    String mark(String name, Phase end) {
        return switch (end) {
            case FAILED -> "bold,fg(160)";
            case CANCELLED -> "faint";
            case STARTED, NOTED, FINISHED -> "bold,fg(" + colour(name) + ")";
        };
    }

    private String colour(String name) {
        return colours.computeIfAbsent(name, _ -> BARS[colours.size() % BARS.length]);
    }
}
