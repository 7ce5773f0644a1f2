package brigade.compare;

import brigade.compare.run.Run;
import brigade.compare.trace.TraceDiff;
import java.util.ArrayList;
import java.util.List;

/**
 * What two runs mean, and where they differ, as lines to print.
 *
 * @param left the one
 * @param right the other
 */
record TraceLines(Run left, Run right) {
    private static final int MOST = 40;

    List<String> lines() {
        TraceDiff diff = TraceDiff.of(left, right);
        List<String> lines = new ArrayList<>(List.of(left.model() + " | " + right.model()));
        part(lines, "Steps that only one has", diff.only());
        part(lines, "Order: what was over before what began, and what went on at once", diff.orders());
        part(lines, "Who ran it", diff.workers());
        part(lines, "How it ended", diff.ends());
        if (diff.isEmpty()) {
            lines.addAll(
                    List.of("", "They mean the same: the same steps, in the same order, on the same workers, with the same ends."));
        }
        return lines;
    }

    private static void part(List<String> lines, String head, List<String> part) {
        if (part.isEmpty()) {
            return;
        }
        lines.addAll(List.of("", head + ":"));
        part.stream().limit(MOST).forEach(line -> lines.add("  " + line));
        if (part.size() > MOST) {
            lines.add("  … and " + (part.size() - MOST) + " more");
        }
    }
}
