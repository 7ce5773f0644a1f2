package brigade.compare;

import brigade.common.cli.BrigadeVersion;
import brigade.common.cli.Catalogue;
import brigade.common.cli.Cli;
import brigade.common.cli.ModelsCommand;
import brigade.common.cli.OriginCommand;
import brigade.common.cli.PitfallsCommand;
import brigade.common.model.ModelProvider;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root of the command line. Alone it says what there is. */
@Command(name = "brigade", mixinStandardHelpOptions = true, versionProvider = BrigadeVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "What concurrency models really do: the same scenarios on every model, side by side.",
        footerHeading = "%nTry:%n",
        footer = {
                "  brigade compare kitchen                           every model, side by side",
                "  brigade compare download --models virtual,vertx   two of them, on real bytes",
                "  brigade diff kitchen threads/platform async/vertx how their code differs",
                "  brigade threads kitchen --model platform --who    one model, and who does what"})
final class BrigadeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Returns the command line over these models. */
    static CommandLine line(List<ModelProvider> models) {
        Catalogue catalogue = new Catalogue(models, "");
        CommandLine line = new CommandLine(new BrigadeCommand());
        line.addSubcommand(new CommandLine(new CompareCommand())
                .addSubcommand(new CompareKitchenCommand(catalogue))
                .addSubcommand(new CompareDownloadCommand(catalogue))
                .addSubcommand(new CompareBackgroundCommand(catalogue))
                .addSubcommand(new CompareCheckCommand(catalogue))
                .addSubcommand(new CompareMirrorsCommand(catalogue))
                .addSubcommand(new CompareCrunchCommand(catalogue))
                .addSubcommand(new CompareRushCommand(catalogue))
                .addSubcommand(new CompareTicketsCommand(catalogue)));
        line.addSubcommand(new DiffCommand(catalogue));
        line.addSubcommand(new PitfallsCommand(catalogue));
        for (String paradigm : Paradigms.of(models)) {
            line.addSubcommand(paradigm, Cli.paradigm(paradigm, Paradigms.defaultModel(paradigm, models)));
        }
        line.addSubcommand(new ModelsCommand(catalogue));
        line.addSubcommand(new OriginCommand());
        line.addSubcommand(new GenerateCompletion());
        return line;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Cli.DONE;
    }
}
