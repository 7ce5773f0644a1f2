package brigade.common.cli;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map.Entry;
import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A paradigm's main. Without a command it runs the kitchen and then the downloads, so that "run" in an IDE does something. */
@Command(mixinStandardHelpOptions = true, versionProvider = BrigadeVersion.class, synopsisSubcommandLabel = "COMMAND")
final class ParadigmCommand implements Callable<Integer> {
    private static final List<Entry<String, Class<?>>> COMMANDS = List.of(entry("kitchen", KitchenCommand.class),
            entry("download", DownloadCommand.class), entry("background", BackgroundCommand.class),
            entry("check", CheckCommand.class), entry("mirrors", MirrorsCommand.class), entry("crunch", CrunchCommand.class),
            entry("rush", RushCommand.class), entry("tickets", TicketsCommand.class), entry("pitfalls", PitfallsCommand.class),
            entry("models", ModelsCommand.class), entry("origin", OriginCommand.class),
            entry("help", HelpCommand.class), entry("rehearse", RehearseCommand.class),
            entry("generate-completion", GenerateCompletion.class));

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /**
     * Adds the command that the arguments begin with, or all if they begin with none: to read the options of a dozen commands takes a
     * JVM that has just started as long as the rest of its start.
     */
    static void addTo(CommandLine line, String... args) {
        boolean named = args.length > 0 && !args[0].equals("help")
                && COMMANDS.stream().anyMatch(command -> command.getKey().equals(args[0]));
        for (Entry<String, Class<?>> command : COMMANDS) {
            if (!named || command.getKey().equals(args[0])) {
                line.addSubcommand(command.getKey(), command.getValue());
            }
        }
    }

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        int kitchen = line.execute("kitchen");
        return kitchen == Cli.DONE ? line.execute("download") : kitchen;
    }
}
