package brigade.threads;

import brigade.common.cli.Cli;

/** The main class of {@code threads}. */
public final class Main {

    private Main() {}

    /** Runs the command line; without arguments, the kitchen and then the downloads on {@code platform}. */
    public static void main(String[] args) {
        Cli.main(Cli.paradigm("threads", "platform", args), args);
    }
}
