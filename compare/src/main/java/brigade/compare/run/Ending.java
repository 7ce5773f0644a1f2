package brigade.compare.run;

import brigade.common.child.ChildJvm;
import brigade.common.cli.RunReport;
import java.util.Optional;

/**
 * How a model's JVM ended.
 *
 * @param exitStatus its exit status
 * @param report what it reported; empty if it did not get that far
 * @param lastWords what it wrote on standard error
 * @param leftRunning how many of its descendants outlived it, and were killed
 * @param figures what it needed
 */
public record Ending(int exitStatus, Optional<RunReport> report, String lastWords, int leftRunning, Figures figures) {
    private static final int MOST_LINES = 3;

    /** Returns why there is no report, as far as the JVM said. */
    String obituary() {
        String words = ChildJvm.lastWords(lastWords, MOST_LINES);
        return "no report: its JVM ended with exit status " + exitStatus + (words.isEmpty() ? "" : ": " + words);
    }
}
