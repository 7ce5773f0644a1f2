package brigade.compare;

import brigade.common.cli.Cli;
import brigade.common.model.Models;
import brigade.guests.Guests;
import picocli.CommandLine;

/** The main class of {@code compare}, which {@code ./brigade} starts. */
public final class Main {

    private Main() {}

    /** Runs the command line; without arguments, says what there is. */
    public static void main(String[] args) {
        Cli.main(commandLine(), args);
    }

    /** Returns the command line over the models on the class path. */
    public static CommandLine commandLine() {
        return BrigadeCommand.line(Models.onClassPath(), Guests.shipped());
    }
}
