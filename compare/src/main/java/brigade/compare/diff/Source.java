package brigade.compare.diff;

import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.common.pitfall.Pitfall;
import brigade.common.pitfall.PitfallProvider;
import brigade.common.pitfall.Pitfalls;
import brigade.common.pitfall.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A model's source file for one scenario or pitfall, as it rides in the jar.
 *
 * @param model which model
 * @param file the file's name
 * @param lines its lines
 */
public record Source(String model, String file, List<String> lines) {
    private static final List<String> SCENARIOS = Stream.concat(Scenario.commands().stream(), Stream.of("edge")).toList();
    private static final List<String> PITFALLS = Arrays.stream(Pitfall.values()).map(Pitfall::label).toList();

    /** Copies the list. */
    public Source {
        lines = List.copyOf(lines);
    }

    /** Returns all of which there are sources: scenarios, the edge, and pitfalls. */
    public static List<String> subjects() {
        return Stream.concat(SCENARIOS.stream(), PITFALLS.stream()).toList();
    }

    /** Returns whether that is the name of a scenario, or the edge. */
    public static boolean isScenario(String name) {
        return SCENARIOS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Returns whether that is the name of a pitfall. */
    public static boolean isPitfall(String name) {
        return PITFALLS.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the model's source file for the scenario.
     *
     * @throws IllegalArgumentException if there is no such scenario, or its source is not on the class path; the message says which
     */
    public static Source of(ModelProvider model, String scenario) {
        String name = scenario.toLowerCase(Locale.ROOT);
        if (!SCENARIOS.contains(name)) {
            throw new IllegalArgumentException("no scenario '" + scenario + "'; there are " + String.join(", ", SCENARIOS)
                    + ", and the pitfalls " + String.join(", ", PITFALLS));
        }
        String file = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + ".java";
        return read(model.name(), model.getClass(), model.getClass().getPackageName(), file);
    }

    /**
     * Returns the model's two source files for the pitfall: the mistake, and its fix.
     *
     * @param fix the class that fixes it; the first one if empty
     * @throws IllegalArgumentException if the pitfall cannot happen in the model, or has no such fix; the message says why
     */
    public static List<Source> ofPitfall(ModelProvider model, String pitfall, String fix) {
        Pitfall wanted = Pitfall.named(pitfall);
        PitfallProvider provider = Pitfalls.onClassPath().stream().filter(each -> each.model().equals(model.name())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there are no pitfalls of " + model.name()));
        List<Variant> variants = Pitfalls.of(provider, wanted);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException(
                    wanted.label() + " cannot happen in " + model.name() + ": " + provider.impossible().get(wanted));
        }
        List<Variant> fixes = variants.subList(1, variants.size());
        Variant chosen = fixes.stream().filter(each -> fix.isEmpty() || each.name().equalsIgnoreCase(fix)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(fix + " is no fix of " + wanted.label() + " in " + model.name()
                        + "; there are " + String.join(", ", fixes.stream().map(Variant::name).toList())));
        return Stream.of(variants.getFirst(), chosen).map(variant -> read(model.name() + "/pitfall", variant.source(),
                variant.source().getPackageName(), variant.name() + ".java")).toList();
    }

    private static Source read(String model, Class<?> jar, String packageName, String file) {
        String path = "brigade-sources/" + packageName.replace('.', '/') + "/" + file;
        try (InputStream in = jar.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("the source of " + file + " of " + model + " is not in its jar: no " + path);
            }
            return new Source(model, file, new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what stands above it: model and file. */
    String title() {
        return model + "/" + file;
    }
}
