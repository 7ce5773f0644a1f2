package brigade.compare;

import brigade.common.cli.Cli;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The scenarios that can be compared, as commands. Alone it says which they are. */
@Command(name = "compare", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "SCENARIO",
        description = {"Runs a scenario on every model, each in a fresh JVM of its own, one after another.",
                "Prints a timeline per model on one time scale, and a table of figures."},
        commandListHeading = "%nScenarios:%n", footerHeading = "%nTry:%n",
        footer = {"  ./brigade compare kitchen --scale 0.1", "  ./brigade compare rush --models threads,vertx --capacity 1"})
final class CompareCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Cli.DONE;
    }
}
