package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.ReportFile;
import brigade.common.model.ModelProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every comparison can be asked for. */
final class ComparisonOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(names = {"--models", "--model"}, paramLabel = "NAME", split = ",", completionCandidates = Names.class,
            description = "Only these, in this order: models, or paradigms for all of theirs; 'brigade models' lists them.")
    private List<String> models = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE",
            description = "Also write the figures with all events; - is standard output, and the rest goes to standard error.")
    private @Nullable Path json;

    /** What a shell completes the names with. */
    record Names(Catalogue catalogue) implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Paradigms.of(catalogue.models()).stream(), catalogue.shortNames().stream()).iterator();
        }
    }

    /**
     * Returns the models to compare.
     *
     * @throws IllegalArgumentException if there is none of a name; the message lists those there are
     */
    List<ModelProvider> models(Catalogue catalogue) {
        if (models.isEmpty()) {
            return catalogue.models();
        }
        Set<ModelProvider> chosen = new LinkedHashSet<>();
        models.stream().map(String::strip).flatMap(name -> named(name, catalogue)).forEach(chosen::add);
        return List.copyOf(chosen);
    }

    private static Stream<ModelProvider> named(String name, Catalogue catalogue) {
        List<ModelProvider> paradigm = catalogue.models().stream().filter(model -> Paradigms.of(model.name()).equals(name))
                .toList();
        return paradigm.isEmpty() ? Stream.of(catalogue.named(name)) : paradigm.stream();
    }

    /**
     * Returns where the figures go.
     *
     * @throws IllegalArgumentException if they cannot be written there; better said before the runs than after them
     */
    Optional<ReportFile> json() {
        return ReportFile.checked(json, command);
    }
}
