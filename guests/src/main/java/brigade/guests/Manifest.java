package brigade.guests;

import brigade.common.json.Json;
import brigade.common.rule.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a guest's {@code guest.json} says.
 *
 * @param name paradigm and model, as in {@code python/asyncio}
 * @param summary in a line, how the guest runs its tasks
 * @param command the program and its arguments; it is started in the manifest's directory
 * @param scenarios the commands of the scenarios that it offers
 * @param atOnce how many cooks, waiters or other workers it can have at once, each of which is a process; 0 for a guest whose workers are cheap
 * @param declined the rules that it does not offer, each with the reason; none if it says nothing of them
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

    /** Returns the rules that it does not offer, each with the reason. */
    public Map<Rule, String> declinedRules() {
        return declined == null ? Map.of() : declined;
    }
}
