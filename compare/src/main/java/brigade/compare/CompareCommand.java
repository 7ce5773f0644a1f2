package brigade.compare;

import picocli.CommandLine.Command;

/** The scenarios that can be compared, as commands. */
@Command(name = "compare", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "SCENARIO",
        description = {"Runs a scenario on every model, each in a fresh JVM of its own, one after another.",
                "Prints a timeline per model on one time scale, and a table of figures."})
final class CompareCommand {}
