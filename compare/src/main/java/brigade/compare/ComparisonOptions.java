package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.ReportFile;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.compare.run.Audience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every comparison can be asked for. */
final class ComparisonOptions {
    private static final int MOST_RUNS = 1000;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(names = {"--models", "--model"}, paramLabel = "NAME", split = ",", completionCandidates = Names.class,
            description = "Only these, in this order: models, or paradigms for all of theirs; 'brigade models' lists them.")
    private List<String> models = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE",
            description = "Also write the figures with all events; - is standard output, and the rest goes to standard error.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE",
            description = "Also write a report to look at in a browser: one file, which needs no network.")
    private @Nullable Path html;

    @Option(names = "--svg", paramLabel = "FILE",
            description = "Also write the timelines as a picture, for a README or a slide.")
    private @Nullable Path svg;

    @Option(names = "--markdown", paramLabel = "FILE",
            description = "Also write the table of figures as Markdown, for a README or an issue; - is standard output.")
    private @Nullable Path markdown;

    @Option(names = "--perfetto", paramLabel = "FILE",
            description = "Also write a trace for the Perfetto UI (https://ui.perfetto.dev).")
    private @Nullable Path perfetto;

    @Option(names = "--jfr", paramLabel = "DIR",
            description = "Also keep a JDK Flight Recorder recording of each model in this directory, with an event brigade.Step for each step.")
    private @Nullable Path jfr;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "1",
            description = "Run each model N times: the table has the least, the median and the most; the median run is drawn.")
    private int runs = 1;

    private @Nullable Audience audience;

    /** What a shell completes the names with. */
    record Names(Catalogue catalogue) implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Paradigms.of(catalogue.models()).stream(), catalogue.shortNames().stream()).iterator();
        }
    }

    /** Has somebody take the comparison, which is then not printed. */
    void handOver(@Nullable Audience to) {
        audience = to;
    }

    /**
     * Returns the models to compare, without those that do not offer the scenario; of these it tells the user.
     *
     * @throws IllegalArgumentException if there is none of a name, and the message lists those there are; or if none of them offers
     *             the scenario, and the message says why
     */
    List<ModelProvider> models(Catalogue catalogue, Scenario scenario) {
        List<ModelProvider> chosen = chosen(catalogue);
        List<String> reasons = chosen.stream().flatMap(model -> model.capabilities().whyNot(scenario)
                .map(why -> model.name() + " does not offer " + scenario.command() + ": " + why).stream()).toList();
        if (reasons.size() == chosen.size()) {
            throw new IllegalArgumentException(String.join("; ", reasons) + "; name other --models");
        }
        reasons.forEach(reason -> System.err.println("brigade: left out: " + reason));
        return chosen.stream().filter(model -> model.capabilities().whyNot(scenario).isEmpty()).toList();
    }

    private List<ModelProvider> chosen(Catalogue catalogue) {
        return models.isEmpty() ? catalogue.models()
                : models.stream().map(String::strip).flatMap(name -> named(name, catalogue)).distinct().toList();
    }

    private static Stream<ModelProvider> named(String name, Catalogue catalogue) {
        List<ModelProvider> paradigm = catalogue.all().stream().filter(model -> Paradigms.of(model.name()).equals(name))
                .toList();
        return paradigm.isEmpty() ? Stream.of(catalogue.named(name)) : paradigm.stream();
    }

    /**
     * Returns what is to be written besides what is printed, and how often each model runs.
     *
     * @throws IllegalArgumentException if it cannot be written there; better said before the runs than after them
     */
    Outputs outputs() {
        if (runs < 1 || runs > MOST_RUNS) {
            throw new IllegalArgumentException("--runs " + runs + ": write a number from 1 to " + MOST_RUNS);
        }
        if (jfr != null && (Files.exists(jfr) && !Files.isDirectory(jfr))) {
            throw new IllegalArgumentException("--jfr " + jfr + ": it is no directory; name one");
        }
        Outputs outputs = new Outputs(ReportFile.checked("--json", json, command), ReportFile.checked("--html", html, command),
                ReportFile.checked("--svg", svg, command),
                ReportFile.checked("--markdown", markdown, command), ReportFile.checked("--perfetto", perfetto, command),
                Optional.ofNullable(jfr),
                runs,
                Optional.ofNullable(audience));
        outputs.check();
        return outputs;
    }
}
