package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.Cli;
import brigade.common.cli.ReportFile;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.compare.run.Comparison;
import brigade.compare.run.Run;
import brigade.compare.screen.Amounts;
import brigade.compare.screen.Markdown;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs every scenario briefly and prints one table: a row for each model, a column for each scenario. */
@Command(name = "all", mixinStandardHelpOptions = true,
        description = {"Every scenario on every model, briefly: one table of wall times, model by scenario.",
                "Durations are a tenth of the usual ones, so starts weigh ten times as much; it takes two minutes."})
final class CompareAllCommand implements Callable<Integer> {
    private static final List<String> BRIEFLY = List.of("--scale", "0.1");
    private static final Map<Scenario, List<String>> OTHERWISE = Map.of(Scenario.CRUNCH, List.of("--upto", "1000000"));

    private final Catalogue catalogue;

    @Option(names = {"--models", "--model"}, paramLabel = "NAME", split = ",",
            description = "Only these, in this order: models, or paradigms for all of theirs; 'brigade models' lists them.")
    private List<String> models = new ArrayList<>();

    @Option(names = "--markdown", paramLabel = "FILE",
            description = "Also write the table as Markdown, for a README or an issue; - is standard output.")
    private @Nullable Path markdown;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    CompareAllCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws Exception {
        Optional<ReportFile> file;
        try {
            models.forEach(name -> named(name.strip()));
            file = ReportFile.checked("--markdown", markdown, spec);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        List<Comparison> all = new ArrayList<>();
        boolean good = true;
        for (Scenario scenario : Scenario.values()) {
            CommandLine line = spec.parent().commandLine().getSubcommands().get(scenario.command());
            if (line != null && line.getCommand() instanceof ScenarioComparison command) {
                System.err.println(scenario.command() + ":");
                List<String> arguments = new ArrayList<>(OTHERWISE.getOrDefault(scenario, BRIEFLY));
                if (!models.isEmpty()) {
                    arguments.addAll(List.of("--models", String.join(",", models)));
                }
                line.parseArgs(arguments.toArray(String[]::new));
                command.handOver(comparison -> all.add(comparison));
                good &= command.call() == Cli.DONE;
            }
        }
        PrintWriter out = ReportFile.people(file, spec.commandLine());
        ImportedRuns.aligned(rows(all)).forEach(out::println);
        out.println();
        out.println(
                "Wall times. Durations are a tenth of the usual ones; crunch counts to a million. A star: the fastest of its column.");
        out.flush();
        file.ifPresent(to -> to.write((String.join("\n", Markdown.table(all)) + "\n").getBytes(StandardCharsets.UTF_8)));
        return good ? Cli.DONE : Cli.FAILED;
    }

    private void named(String name) {
        boolean paradigm = catalogue.models().stream().map(ModelProvider::name).anyMatch(model -> Paradigms.of(model).equals(name));
        if (!paradigm) {
            catalogue.named(name);
        }
    }

    private static List<List<String>> rows(List<Comparison> all) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(Stream.of("model"), all.stream().map(Comparison::scenario)).toList());
        for (String model : all.stream().flatMap(each -> each.runs().stream()).map(Run::model).distinct().toList()) {
            rows.add(Stream.concat(Stream.of(model), all.stream().map(each -> cell(each, model))).toList());
        }
        return rows;
    }

    private static String cell(Comparison comparison, String model) {
        double least = comparison.runs().stream().filter(Run::succeeded).map(Run::wallMillis).filter(wall -> wall != null)
                .mapToDouble(Double::doubleValue).min().orElse(-1);
        return comparison.runs().stream().filter(run -> run.model().equals(model)).findFirst()
                .map(run -> !run.succeeded() || run.wallMillis() == null ? "failed"
                        : (run.wallMillis() <= least ? "* " : "") + Amounts.time(run.wallMillis()))
                .orElse("–");
    }
}
