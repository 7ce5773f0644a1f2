package brigade.common.cli;

import brigade.common.json.Json;
import brigade.common.pitfall.Observation;
import brigade.common.pitfall.Pitfall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the pitfalls showed, as {@code --json} writes it.
 *
 * @param observations an entry for each class
 * @param impossible an entry for each pitfall and model in which it cannot happen
 */
record PitfallReport(List<Observation> observations, List<Impossible> impossible) {

    /** Why a pitfall cannot happen in a model. */
    record Impossible(Pitfall pitfall, String model, String reason) {}

    /** Copies the lists. */
    PitfallReport {
        observations = List.copyOf(observations);
        impossible = List.copyOf(impossible);
    }

    /** Returns whether every broken class showed its mistake, and no cure did. */
    boolean asExpected() {
        return observations.stream().allMatch(Observation::asExpected);
    }

    /** Writes the report. */
    void write(Path file) throws IOException {
        Files.writeString(file, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }
}
