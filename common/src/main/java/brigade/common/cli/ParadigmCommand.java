package brigade.common.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A paradigm's main. Without a command it runs the kitchen and then the downloads, so that "run" in an IDE does something. */
@Command(mixinStandardHelpOptions = true, versionProvider = BrigadeVersion.class, synopsisSubcommandLabel = "COMMAND",
        subcommands = {KitchenCommand.class, DownloadCommand.class, BackgroundCommand.class, CheckCommand.class,
                MirrorsCommand.class, CrunchCommand.class, RushCommand.class, TicketsCommand.class, PitfallsCommand.class,
                ModelsCommand.class, OriginCommand.class, GenerateCompletion.class})
final class ParadigmCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        int kitchen = line.execute("kitchen");
        return kitchen == Cli.DONE ? line.execute("download") : kitchen;
    }
}
