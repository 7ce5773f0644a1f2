package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.Cli;
import brigade.compare.diff.SideBySide;
import brigade.compare.diff.Source;
import brigade.compare.screen.Screen;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows two models' sources of one scenario side by side. */
@Command(name = "diff", mixinStandardHelpOptions = true,
        description = {"Shows two models' sources of one scenario side by side.",
                "Between them stands what differs: | a changed line, < one only on the left, > one only on the right."},
        footerHeading = "%nTry:%n", footer = "  brigade diff kitchen threads/platform async/vertx")
final class DiffCommand implements Callable<Integer> {
    private final Catalogue catalogue;

    @Parameters(index = "0", paramLabel = "SCENARIO",
            description = "A scenario, as kitchen or crunch; edge for what adapts the model to its callers.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String scenario;

    @Parameters(index = "1", paramLabel = "LEFT", description = "The model on the left; 'brigade models' lists them.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String left;

    @Parameters(index = "2", paramLabel = "RIGHT", description = "The model on the right.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String right;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    DiffCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() {
        Source leftSource;
        Source rightSource;
        try {
            leftSource = Source.of(catalogue.named(left), scenario);
            rightSource = Source.of(catalogue.named(right), scenario);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        new SideBySide(leftSource, rightSource, Screen.of(spec)).lines().forEach(out::println);
        out.flush();
        return Cli.DONE;
    }
}
