package brigade.compare.run;

import brigade.common.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs of one scenario on several models, as {@code --json} writes them.
 *
 * @param scenario which scenario
 * @param criticalPathMillis the shortest time the scenario allows; null where nobody knows
 * @param sequentialMillis the time it takes one after another; null where nobody knows
 * @param setup what they ran on, and with which options; null in what was written before it was noted
 * @param spreads how the wall times varied; empty where each model ran once
 * @param runs the runs, in the order in which they ran; of several of one model, the median one
 */
public record Comparison(String scenario, @Nullable Double criticalPathMillis, @Nullable Double sequentialMillis,
        @Nullable Setup setup, List<Spread> spreads, List<Run> runs) {

    /** Copies the lists. What was written before there were spreads has none. */
    public Comparison {
        spreads = Objects.requireNonNullElse(spreads, List.<Spread>of()).stream().toList();
        runs = List.copyOf(runs);
    }

    /** Creates the comparison of models that ran once, of which nobody knows where. */
    public Comparison(String scenario, @Nullable Double criticalPathMillis, @Nullable Double sequentialMillis, List<Run> runs) {
        this(scenario, criticalPathMillis, sequentialMillis, null, List.of(), runs);
    }

    /** Returns how the model's wall times varied, if it ran more than once. */
    public Optional<Spread> spread(String model) {
        return spreads.stream().filter(spread -> spread.model().equals(model)).findFirst();
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
