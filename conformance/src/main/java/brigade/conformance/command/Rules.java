package brigade.conformance.command;

import brigade.common.cli.Cli;
import picocli.CommandLine;

/** The command line of {@code ./brigade rules}. */
public final class Rules {

    private Rules() {}

    /** Runs the command line and ends this JVM with its exit code. */
    public static void main(String[] args) {
        Cli.main(commandLine(), args);
    }

    /** Returns the command line. */
    public static CommandLine commandLine() {
        return Cli.configured(new CommandLine(new RulesCommand()));
    }
}
