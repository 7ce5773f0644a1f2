package brigade.compare;

import brigade.common.cli.Cli;
import brigade.common.model.Models;

/** The main class of {@code compare}, which {@code ./brigade} starts. */
public final class Main {

    private Main() {}

    /** Runs the command line; without arguments, says what there is. */
    public static void main(String[] args) {
        Cli.main(BrigadeCommand.line(Models.onClassPath()), args);
    }
}
