package brigade.compare.run;

import brigade.common.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
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
 * @param runs the runs, in the order in which they ran; of several of one model, the median one
 * @param spreads how the wall times varied; empty where each model ran once
 * @param setup what they ran on, and with which options; null where nobody noted it
 */
public record Comparison(String scenario, @Nullable Double criticalPathMillis, @Nullable Double sequentialMillis, List<Run> runs,
        List<Spread> spreads, @Nullable Setup setup) {

    private static final String BASELINE = "/sequential";

    /** Copies the lists. */
    public Comparison {
        runs = List.copyOf(runs);
        spreads = List.copyOf(spreads);
    }

    /** Creates the comparison of models that ran once, nobody noted where. */
    public Comparison(String scenario, @Nullable Double criticalPathMillis, @Nullable Double sequentialMillis, List<Run> runs) {
        this(scenario, criticalPathMillis, sequentialMillis, runs, List.of(), null);
    }

    /** Returns how the model's wall times varied, if it ran more than once. */
    public Optional<Spread> spread(String model) {
        return spreads.stream().filter(spread -> spread.model().equals(model)).findFirst();
    }

    /** Returns whether every run did what was asked. */
    public boolean succeeded() {
        return runs.stream().allMatch(Run::succeeded) && spreads.stream().allMatch(spread -> spread.failed() == 0);
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

    /** Returns the comparison as reports have it: what it ran on, its components, and with each run its speed-up. */
    public ObjectNode json() {
        JsonMapper mapper = Json.mapper();
        ObjectNode all = setup == null ? mapper.createObjectNode() : mapper.valueToTree(setup);
        all.put("scenario", scenario).put("criticalPathMillis", criticalPathMillis).put("sequentialMillis", sequentialMillis);
        if (!spreads.isEmpty()) {
            all.set("spreads", mapper.valueToTree(spreads));
        }
        ArrayNode written = all.putArray("runs");
        for (Run run : runs) {
            ObjectNode one = mapper.valueToTree(run.withoutEvents());
            one.putPOJO("speedUp", speedUp(run).map(factor -> Math.round(factor * 1e3) / 1e3).orElse(null));
            one.remove("events");
            written.add(one.putPOJO("events", run.events()));
        }
        return all;
    }

    /**
     * Reads what {@link #json} returned.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Comparison of(JsonNode json) {
        JsonMapper mapper = Json.mapper().rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        try {
            if (!json.path("scenario").isTextual() || !json.path("runs").isArray()) {
                throw new IllegalArgumentException("it has no scenario and runs");
            }
            return new Comparison(json.path("scenario").asText(), millis(json.path("criticalPathMillis")),
                    millis(json.path("sequentialMillis")), mapper.treeToValue(json.path("runs"), new TypeReference<List<Run>>() {}),
                    json.has("spreads") ? mapper.treeToValue(json.path("spreads"), new TypeReference<List<Spread>>() {})
                            : List.of(),
                    json.has("date") ? mapper.treeToValue(json, Setup.class) : null);
        } catch (JsonProcessingException | NullPointerException e) {
            throw new IllegalArgumentException(
                    "it is no comparison: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    private static @Nullable Double millis(JsonNode node) {
        return node.isNumber() ? node.asDouble() : null;
    }
}
