package brigade.common.cli;

import brigade.common.pitfall.Budget;
import brigade.common.pitfall.Fork;
import brigade.common.pitfall.Observation;
import brigade.common.pitfall.Pitfall;
import brigade.common.pitfall.PitfallProvider;
import brigade.common.pitfall.Pitfalls;
import brigade.common.pitfall.Variant;
import brigade.common.time.Durations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the same mistakes in every model, and their cures, and grades what it sees. */
@Command(name = "pitfalls", mixinStandardHelpOptions = true,
        description = {"The same mistakes in every model where they can happen, and their cures beside them.",
                "Each class runs many times, in a JVM of its own, and what it shows is graded ACCEPTABLE, INTERESTING or FORBIDDEN.",
                "Exit code 0 if every broken class showed what is forbidden and no cure did, 1 otherwise.", "It always ends."})
public final class PitfallsCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Catalogue catalogue;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", completionCandidates = Labels.class,
            description = "One pitfall, with all outcomes: ${COMPLETION-CANDIDATES}. Without: all, with a line for each model.")
    private @Nullable String name;

    @Option(names = {"--model", "--models"}, paramLabel = "NAME", split = ",",
            completionCandidates = RunOptions.ModelNames.class, description = "Only these models; 'models' lists them.")
    private List<String> models = new ArrayList<>();

    @Option(names = "--for", paramLabel = "DURATION", defaultValue = "500ms",
            description = "How long each class is tried; a broken one up to 10 s, if it does not show its mistake before. "
                    + "Default: ${DEFAULT-VALUE}.")
    private String time = "500ms";

    @Option(names = "--list", description = "Only list which pitfalls there are, in which models, and why not in the others.")
    private boolean list;

    @Option(names = "--json", paramLabel = "FILE",
            description = "Also write all outcomes with their frequencies; - is standard output, and the rest goes to standard error.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** What a shell completes a pitfall's name with. */
    static final class Labels implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Pitfall.values()).map(Pitfall::label).iterator();
        }
    }

    /** Runs those of the catalogue's models. */
    public PitfallsCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        List<Pitfall> pitfalls;
        List<PitfallProvider> providers;
        Budget budget;
        Optional<ReportFile> file;
        try {
            pitfalls = name == null ? List.of(Pitfall.values()) : List.of(Pitfall.named(name));
            providers = providers();
            budget = Budget.of(checked(Durations.parse(time)));
            file = ReportFile.checked(json);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        Circumstances circumstances = Circumstances.of(spec);
        PitfallPage page = new PitfallPage(spec, ReportFile.people(file, spec.commandLine()));
        if (list) {
            pitfalls.forEach(pitfall -> list(pitfall, providers, page));
            return Cli.DONE;
        }
        long startedNanos = System.nanoTime();
        PitfallReport report = run(pitfalls, providers, budget, page);
        if (file.isPresent()) {
            report.write(file.get(), circumstances);
        }
        conclude(report, Duration.ofNanos(System.nanoTime() - startedNanos), page);
        return report.asExpected() ? Cli.DONE : Cli.FAILED;
    }

    private List<PitfallProvider> providers() {
        List<String> wanted = models.isEmpty() ? catalogue.names()
                : models.stream().map(model -> catalogue.named(model.strip()).name()).toList();
        return Pitfalls.onClassPath().stream().filter(provider -> wanted.contains(provider.model())).toList();
    }

    private static Duration checked(Duration time) {
        if (time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "--for " + Durations.prose(time) + ": write " + Durations.prose(LONGEST) + " or less");
        }
        return time;
    }

    private void list(Pitfall pitfall, List<PitfallProvider> providers, PitfallPage page) {
        page.heading(pitfall, name != null);
        for (PitfallProvider provider : providers) {
            List<String> names = Pitfalls.of(provider, pitfall).stream().map(Variant::name).toList();
            if (!names.isEmpty()) {
                page.possible(provider.model(), names.getFirst(), names.subList(1, names.size()));
            }
        }
        reasons(pitfall, providers, page);
        page.line("");
    }

    private static void reasons(Pitfall pitfall, List<PitfallProvider> providers, PitfallPage page) {
        for (PitfallProvider provider : providers) {
            Optional.ofNullable(provider.impossible().get(pitfall)).ifPresent(reason -> page.impossible(provider.model(), reason));
        }
    }

    private PitfallReport run(List<Pitfall> pitfalls, List<PitfallProvider> providers, Budget budget, PitfallPage page)
            throws InterruptedException, IOException {
        List<Observation> all = new ArrayList<>();
        List<PitfallReport.Impossible> impossible = new ArrayList<>();
        for (Pitfall pitfall : pitfalls) {
            page.heading(pitfall, name != null);
            for (PitfallProvider provider : providers) {
                List<Variant> variants = Pitfalls.of(provider, pitfall);
                if (!variants.isEmpty()) {
                    List<Observation> observations = new Fork(provider, budget).examine(variants);
                    all.addAll(observations);
                    if (name == null) {
                        page.summary(provider.model(), observations);
                    } else {
                        page.details(provider.model(), observations);
                    }
                }
                String reason = provider.impossible().get(pitfall);
                if (reason != null) {
                    impossible.add(new PitfallReport.Impossible(pitfall, provider.model(), reason));
                }
            }
            if (name != null) {
                page.line("");
            }
            reasons(pitfall, providers, page);
            page.line("");
        }
        return new PitfallReport(all, impossible);
    }

    private static void conclude(PitfallReport report, Duration wall, PitfallPage page) {
        long broken = report.observations().stream().filter(Observation::broken).count();
        long shown = report.observations().stream().filter(each -> each.broken() && each.asExpected()).count();
        long cures = report.observations().size() - broken;
        long cured = report.observations().stream().filter(each -> !each.broken() && each.asExpected()).count();
        page.end(report.asExpected(), "%d of %d broken classes showed what is forbidden, %d of %d cures never did (%s)"
                .formatted(shown, broken, cured, cures, Durations.prose(Duration.ofSeconds(wall.toSeconds()))));
    }
}
