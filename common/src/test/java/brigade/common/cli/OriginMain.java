package brigade.common.cli;

import picocli.CommandLine;

/** The origin alone, in a JVM of its own. */
final class OriginMain {

    private OriginMain() {}

    public static void main(String[] args) {
        Cli.main(new CommandLine(new OriginCommand()), args);
    }
}
