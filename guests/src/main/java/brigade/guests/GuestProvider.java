package brigade.guests;

import brigade.common.model.Capabilities;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.common.model.WorkerPromise;
import brigade.common.rule.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** A guest, found by its manifest. */
public class GuestProvider implements ModelProvider {
    /** Each run starts an interpreter, and may start more of them. */
    private static final Duration STARTS = Duration.ofSeconds(3);

    private final Manifest manifest;
    private final Path directory;

    /**
     * Creates it from the manifest in that directory.
     *
     * @throws IOException if there is none, or it is malformed
     */
    public GuestProvider(Path directory) throws IOException {
        this(Manifest.in(directory), directory);
    }

    /** Creates it; its command is started in that directory. */
    public GuestProvider(Manifest manifest, Path directory) {
        this.manifest = manifest;
        this.directory = directory;
    }

    @Override
    public final String name() {
        return manifest.name();
    }

    @Override
    public final String summary() {
        return manifest.summary();
    }

    @Override
    public final String httpClient() {
        return "nothing";
    }

    @Override
    public final Capabilities capabilities() {
        String program = manifest.command().getFirst();
        Capabilities cheap = Capabilities.of(WorkerPromise.NO_THREAD_HELD).allowance(STARTS)
                .without(Rule.K4, "the rule compares workers with the caller's thread, and a guest has none in this JVM")
                .without(Rule.P4, "a guest's loop, if it has one, cannot be watched from this JVM");
        Capabilities all = manifest.atOnce() == 0 ? cheap : cheap.overlap(manifest.atOnce());
        for (Map.Entry<Rule, String> declined : manifest.declined().entrySet()) {
            all = all.without(declined.getKey(), declined.getValue());
        }
        return Guests.isThere(program) ? all.offeringOnly("the guest does not do it", offered())
                : all.offeringOnly("it needs " + program + " on the PATH");
    }

    private Scenario[] offered() {
        return Stream.of(Scenario.values()).filter(scenario -> manifest.scenarios().contains(scenario.command()))
                .toArray(Scenario[]::new);
    }

    @Override
    public final Model open() {
        return new GuestModel(manifest, directory);
    }
}
