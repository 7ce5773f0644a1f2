package brigade.common.cli;

import brigade.common.json.Json;
import brigade.common.pitfall.Observation;
import brigade.common.pitfall.Pitfall;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    void write(ReportFile file, Circumstances circumstances) {
        ObjectNode all = Json.mapper().valueToTree(circumstances);
        file.write(all.setAll(Json.mapper().<ObjectNode>valueToTree(this)));
    }
}
