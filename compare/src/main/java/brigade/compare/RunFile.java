package brigade.compare;

import brigade.common.json.Json;
import brigade.compare.page.ReportReader;
import brigade.compare.run.Comparison;
import brigade.compare.run.Run;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads what was written before: the figures of {@code compare --json}, a report of {@code compare --html}, or one model's {@code --json}. */
final class RunFile {

    /** A run's figures are some kilobytes, and those of many long runs some megabytes. */
    private static final long MOST_BYTES = 256L << 20;

    private RunFile() {}

    /**
     * Returns the comparisons in a file.
     *
     * @throws IllegalArgumentException if there are none; the message says why
     */
    static List<Comparison> comparisons(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("it has more than " + (MOST_BYTES >> 20) + " MiB");
            }
            String text = Files.readString(file);
            List<Comparison> found = text.stripLeading().startsWith("{") ? List.of(comparison(Json.mapper().readTree(text)))
                    : ReportReader.comparisons(text);
            if (found.isEmpty()) {
                throw new IllegalArgumentException("there are no figures in it");
            }
            return found;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": there is no such file", e);
        } catch (MalformedInputException | JsonProcessingException | IllegalArgumentException e) {
            String why = e instanceof IllegalArgumentException ? " (" + e.getMessage() + ")" : "";
            throw new IllegalArgumentException(
                    file + ": it is neither figures nor a report of Brigade's" + why + "; write one with --json or --html", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": it cannot be read: " + e.getMessage(), e);
        }
    }

    /** One model's report becomes a comparison of that model. */
    private static Comparison comparison(JsonNode json) {
        if (json instanceof ObjectNode single && single.has("model") && single.has("events")) {
            ObjectNode run = single.deepCopy();
            run.retain(List.of("model", "client", "outcome", "wallMillis", "events"));
            run.put("peakThreads", 0).put("processes", 0).put("peakMemoryBytes", 0).put("cpuMillis", 0);
            ObjectNode all = single.deepCopy();
            all.putArray("runs").add(run);
            return Comparison.of(all);
        }
        return Comparison.of(json);
    }

    /**
     * Returns one run.
     *
     * @param place a file, and after a hash sign which of its models: {@code figures.json#async/vertx}
     * @throws IllegalArgumentException if there is none, or if there are several; the message says which
     */
    static Run run(String place) {
        int hash = place.lastIndexOf('#');
        boolean named = hash > 0 && !Files.exists(Path.of(place));
        String model = named ? place.substring(hash + 1) : "";
        Path file = Path.of(named ? place.substring(0, hash) : place);
        List<Run> runs = comparisons(file).stream().flatMap(comparison -> comparison.runs().stream()).toList();
        List<Run> fitting = runs.stream()
                .filter(run -> model.isEmpty() || run.model().equals(model) || run.model().endsWith("/" + model))
                .toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        List<String> there = runs.stream().map(run -> file + "#" + run.model()).toList();
        throw new IllegalArgumentException(
                fitting.isEmpty() ? place + ": no such model in it; there are " + String.join(", ", there)
                        : place + ": it has several runs; name one: " + String.join(", ", there));
    }
}
