package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.Cli;
import brigade.common.cli.ReportFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The scenarios that can be compared, as commands; alone it sets side by side what was written before. */
@Command(name = "compare", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "SCENARIO",
        description = {"Runs a scenario on every model, each in a fresh JVM of its own, one after another.",
                "Prints a timeline per model on one time scale, and a table of figures.",
                "With --import, nothing runs: it sets side by side what was written before."},
        commandListHeading = "%nScenarios:%n", footerHeading = "%nTry:%n",
        footer = {"  ./brigade compare kitchen --scale 0.1", "  ./brigade compare rush --models threads,vertx --capacity 1",
                "  ./brigade compare kitchen --html kitchen.html"})
final class CompareCommand implements Callable<Integer> {
    private final Catalogue catalogue;

    @Option(names = "--import", arity = "1..*", paramLabel = "FILE",
            description = "Set figures (--json) or reports (--html) that were written before side by side, with their differences.")
    private List<Path> imported = new ArrayList<>();

    @Option(names = "--html", paramLabel = "FILE", description = "With --import: write the report that shows them.")
    private @Nullable Path html;

    @Option(names = "--svg", paramLabel = "FILE", description = "With --import: write their timelines as a picture.")
    private @Nullable Path svg;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    CompareCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() {
        if (imported.isEmpty() && html == null && svg == null) {
            spec.commandLine().usage(spec.commandLine().getOut());
            return Cli.DONE;
        }
        if (imported.isEmpty()) {
            throw new ParameterException(spec.commandLine(),
                    (html == null ? "--svg " + svg : "--html " + html)
                            + ": of which scenario? Name it before the option, or name what is to be shown with --import");
        }
        ImportedRuns runs;
        Outputs outputs;
        try {
            runs = ImportedRuns.of(imported);
            outputs = Outputs.ofImported(ReportFile.checked("--html", html, spec), ReportFile.checked("--svg", svg, spec));
            outputs.check();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        PrintWriter out = outputs.people(spec.commandLine());
        out.println(runs.sets().getFirst().comparison().scenario());
        out.println();
        runs.lines().forEach(out::println);
        out.flush();
        outputs.write(runs.page(catalogue.models()));
        return Cli.DONE;
    }
}
