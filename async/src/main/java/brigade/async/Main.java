package brigade.async;

import brigade.common.cli.Cli;

/** The main class of {@code async}. */
public final class Main {

    private Main() {}

    /** Runs the command line; without arguments, the kitchen and then the downloads on {@code vertx}. */
    public static void main(String[] args) {
        Cli.main(Cli.paradigm("async", "vertx", args), args);
    }
}
