package brigade.compare.screen;

import brigade.common.journal.Phase;
import java.util.Map;
import java.util.TreeMap;

/** The characters that say what colours cannot, and what they mean. */
final class Marks {
    static final String MOMENT = "◆";
    static final String CRITICAL_PATH = "╎";

    private static final String FAILED = "✗";
    private static final String CANCELLED = "⊘";
    private static final String GAVE_UP = "△";
    private static final String ELSEWHERE = "»";
    private static final String NEVER_ENDED = "?";
    private static final Map<String, String> MEANINGS = Map.of(MOMENT, "too short for a bar", FAILED, "failed", CANCELLED,
            "cancelled", GAVE_UP, "gave up: its patience ran out", ELSEWHERE, "ended by another worker", NEVER_ENDED,
            "never ended");

    private final Map<String, String> used = new TreeMap<>();

    /** Returns what stands at the end of a bar; empty if it ended as it should. */
    String end(Timeline.Bar bar) {
        return use(switch (bar.end()) {
            case FAILED -> FAILED;
            case CANCELLED -> bar.gaveUp() ? GAVE_UP : CANCELLED;
            case STARTED, NOTED -> NEVER_ENDED;
            case FINISHED -> bar.elsewhere() ? ELSEWHERE : "";
        });
    }

    /** Returns what stands for a step that is too short for a bar. */
    String moment(Timeline.Bar bar) {
        return bar.end() == Phase.FINISHED ? use(MOMENT) : end(bar);
    }

    private String use(String mark) {
        if (!mark.isEmpty()) {
            used.put(mark, MEANINGS.getOrDefault(mark, ""));
        }
        return mark;
    }

    /** Returns the meanings of the marks that were used; empty if none was. */
    String legend() {
        return String.join("   ", used.entrySet().stream().map(mark -> mark.getKey() + " " + mark.getValue()).toList());
    }
}
