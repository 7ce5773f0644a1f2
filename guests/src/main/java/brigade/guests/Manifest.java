package brigade.guests;

import brigade.common.json.Json;
import brigade.common.rule.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a guest's {@code guest.json} says.
 *
 * @param name paradigm and model, as in {@code python/asyncio}
 * @param summary in a line, how the guest runs its tasks
 * @param command the program and its arguments; it is started in the manifest's directory
 * @param scenarios the commands of the scenarios that it offers
 * @param atOnce how many workers it can have at once, if each is a process; 0 for no limit
 * @param declined the rules it does not offer, with a reason for each; may be left out
 */
public record Manifest(String name, String summary, List<String> command, List<String> scenarios, int atOnce,
        @Nullable Map<Rule, String> declined) {

    /** Copies the lists and the map. */
    public Manifest {
        command = List.copyOf(command);
        scenarios = List.copyOf(scenarios);
        declined = declined == null ? Map.of() : Map.copyOf(declined);
    }

    /**
     * Reads the manifest in a directory.
     *
     * @throws IOException if there is none, or it is malformed
     */
    public static Manifest in(Path directory) throws IOException {
        return Json.mapper().readValue(directory.resolve("guest.json").toFile(), Manifest.class);
    }

    @Override
    public Map<Rule, String> declined() {
        return Objects.requireNonNull(declined);
    }
}
