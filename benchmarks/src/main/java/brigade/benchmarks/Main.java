package brigade.benchmarks;

import brigade.benchmarks.download.DownloadRaceCommand;
import brigade.benchmarks.races.RacesCommand;
import brigade.benchmarks.workers.WorkersCommand;
import brigade.common.cli.Cli;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The main class of {@code benchmarks}. */
@Command(name = "bench", mixinStandardHelpOptions = true,
        subcommands = {WorkersCommand.class, DownloadRaceCommand.class, RacesCommand.class},
        description = "Measurements, each written as a page.")
public final class Main {

    private Main() {}

    /** Runs the command line. */
    public static void main(String[] args) {
        Cli.main(commandLine(), args);
    }

    /** Returns the command line. */
    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }
}
