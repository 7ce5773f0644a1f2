package brigade.processes;

import brigade.common.cli.Cli;

/** The main class of {@code processes}. */
public final class Main {

    private Main() {}

    /** Runs the command line; without arguments, the kitchen and then the downloads on {@code spawn}. */
    public static void main(String[] args) {
        Cli.main(Cli.paradigm("processes", "spawn", args), args);
    }
}
