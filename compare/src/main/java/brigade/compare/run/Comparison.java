package brigade.compare.run;

import brigade.common.cli.Circumstances;
import brigade.common.cli.ReportFile;
import brigade.common.json.Json;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
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

    private static final String BASELINE = "/sequential";

    /** Copies the list. */
    public Comparison {
        runs = List.copyOf(runs);
    }

    /** Returns whether every run did what was asked. */
    public boolean succeeded() {
        return runs.stream().allMatch(Run::succeeded);
    }

    /** Returns the run that the others' speed-up is measured against: the sequential one; empty if there is none, or it failed. */
    public Optional<Run> baseline() {
        return runs.stream().filter(run -> run.succeeded() && run.model().endsWith(BASELINE)).findFirst();
    }

    /** Returns how many times as fast as the baseline the run was; empty if it failed, or there is none. */
    public Optional<Double> speedUp(Run run) {
        Double wall = run.wallMillis();
        return wall == null || wall <= 0 || !run.succeeded() ? Optional.empty()
                : baseline().map(Run::wallMillis).map(sequential -> sequential / wall);
    }

    /** Writes the comparison: the circumstances, its components, and with each run its speed-up. */
    public void write(ReportFile file, Circumstances circumstances) {
        JsonMapper mapper = Json.mapper();
        ObjectNode all = mapper.valueToTree(circumstances);
        all.setAll(mapper.<ObjectNode>valueToTree(new Comparison(scenario, criticalPathMillis, sequentialMillis, List.of())));
        ArrayNode written = all.putArray("runs");
        for (Run run : runs) {
            ObjectNode one = mapper.valueToTree(run.withoutEvents());
            one.putPOJO("speedUp", speedUp(run).map(factor -> Math.round(factor * 1e3) / 1e3).orElse(null));
            one.remove("events");
            written.add(one.putPOJO("events", run.events()));
        }
        file.write(all);
    }
}
