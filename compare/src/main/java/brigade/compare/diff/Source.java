package brigade.compare.diff;

import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A model's source file for one scenario, as it rides in the jar.
 *
 * @param model which model
 * @param file the file's name
 * @param lines its lines
 */
public record Source(String model, String file, List<String> lines) {
    private static final List<String> SCENARIOS = Stream.concat(Scenario.commands().stream(), Stream.of("edge")).toList();

    /** Copies the list. */
    public Source {
        lines = List.copyOf(lines);
    }

    /**
     * Returns the model's source file for the scenario.
     *
     * @throws IllegalArgumentException if there is no such scenario, or its source is not on the class path; the message says which
     */
    public static Source of(ModelProvider model, String scenario) {
        String name = scenario.toLowerCase(Locale.ROOT);
        if (!SCENARIOS.contains(name)) {
            throw new IllegalArgumentException("no scenario '" + scenario + "'; there are " + String.join(", ", SCENARIOS));
        }
        String file = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + ".java";
        String path = "brigade-sources/" + model.getClass().getPackageName().replace('.', '/') + "/" + file;
        try (InputStream in = model.getClass().getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "the source of " + scenario + " on " + model.name() + " is not in its jar: no " + path);
            }
            return new Source(model.name(), file, new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what stands above it: model and file. */
    String title() {
        return model + "/" + file;
    }
}
