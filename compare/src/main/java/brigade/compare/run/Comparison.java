package brigade.compare.run;

import brigade.common.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs of one scenario on several models, as {@code --json} writes them.
 *
 * @param scenario which scenario
 * @param criticalPathMillis the shortest time the scenario allows; null where nobody knows
 * @param sequentialMillis the time it takes one after another; null where nobody knows
 * @param runs the runs, in the order in which they ran
 */
public record Comparison(String scenario, @Nullable Double criticalPathMillis, @Nullable Double sequentialMillis, List<Run> runs) {

    /** Copies the list. */
    public Comparison {
        runs = List.copyOf(runs);
    }

    /** Returns whether every run did what was asked. */
    public boolean succeeded() {
        return runs.stream().allMatch(Run::succeeded);
    }

    /** Writes the comparison. */
    public void write(Path file) throws IOException {
        Files.writeString(file, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }
}
