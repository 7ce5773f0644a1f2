package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.ReportFiles;
import brigade.common.model.ModelProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every comparison can be asked for. */
final class ComparisonOptions {
    @Option(names = "--models", paramLabel = "NAME", split = ",",
            description = "Only these, in this order: models, or paradigms for all of theirs; 'brigade models' lists them.")
    private List<String> models = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures with all events.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE",
            description = "Also write a report to look at in a browser: one file, which needs no network.")
    private @Nullable Path html;

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
     * Returns what is to be written besides what is printed.
     *
     * @throws IllegalArgumentException if it cannot be written there; better said before the runs than after them
     */
    Outputs outputs() {
        return new Outputs(ReportFiles.checked("--json", json), ReportFiles.checked("--html", html));
    }
}
