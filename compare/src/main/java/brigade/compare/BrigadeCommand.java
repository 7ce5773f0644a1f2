package brigade.compare;

import brigade.common.cli.BrigadeVersion;
import brigade.common.cli.Catalogue;
import brigade.common.cli.Cli;
import brigade.common.cli.ModelsCommand;
import brigade.common.cli.OriginCommand;
import brigade.common.cli.PitfallsCommand;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root of the command line. Alone it says what there is. */
@Command(name = "brigade", mixinStandardHelpOptions = true, versionProvider = BrigadeVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "What concurrency models really do: the same scenarios on every model, side by side.",
        footerHeading = "%nScenarios, of compare and of each paradigm:%n")
final class BrigadeCommand implements Callable<Integer> {
    private static final List<String> TRY = List.of("", "Try:",
            "  ./brigade compare kitchen                           every model, side by side",
            "  ./brigade compare rush --models virtual,vertx       two of them",
            "  ./brigade diff kitchen threads/platform async/vertx how their code differs",
            "  ./brigade threads kitchen --who                     one model, who does what",
            "  ./brigade pitfalls deadlock                         a mistake, and its fixes");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Returns the command line over these models. */
    static CommandLine line(List<ModelProvider> models) {
        return line(models, List.of());
    }

    /** Returns the command line over these models, and guests that run when they are named. */
    static CommandLine line(List<ModelProvider> models, List<ModelProvider> guests) {
        Catalogue catalogue = new Catalogue(models, "", guests);
        IFactory factory = Cli.factory(catalogue);
        CommandLine line = new CommandLine(new BrigadeCommand(), factory);
        line.getCommandSpec().usageMessage().footer(overview());
        line.addSubcommand(new CommandLine(new CompareCommand(catalogue), factory)
                .addSubcommand(new CompareKitchenCommand(catalogue))
                .addSubcommand(new CompareDownloadCommand(catalogue))
                .addSubcommand(new CompareBackgroundCommand(catalogue))
                .addSubcommand(new CompareCheckCommand(catalogue))
                .addSubcommand(new CompareMirrorsCommand(catalogue))
                .addSubcommand(new CompareCrunchCommand(catalogue))
                .addSubcommand(new CompareRushCommand(catalogue))
                .addSubcommand(new CompareTicketsCommand(catalogue))
                .addSubcommand(new CompareAllCommand(catalogue)));
        line.addSubcommand(new ShowCommand(catalogue));
        line.addSubcommand(new DiffCommand(catalogue));
        line.addSubcommand(new PitfallsCommand(catalogue));
        line.addSubcommand(new ChooseCommand());
        for (String paradigm : Paradigms.of(models)) {
            line.addSubcommand(paradigm, Cli.paradigm(paradigm, Paradigms.defaultModel(paradigm, models)));
        }
        line.addSubcommand(new ModelsCommand(catalogue));
        line.addSubcommand(new OriginCommand());
        line.addSubcommand(new HelpCommand());
        line.addSubcommand(new GenerateCompletion());
        return line;
    }

    private static String[] overview() {
        return Stream.concat(
                Arrays.stream(Scenario.values()).map(scenario -> "  %-12s%s".formatted(scenario.command(), scenario.summary())),
                TRY.stream()).toArray(String[]::new);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Cli.DONE;
    }
}
