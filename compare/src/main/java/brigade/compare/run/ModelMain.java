package brigade.compare.run;

import brigade.common.child.ParentWatch;
import brigade.common.cli.Cli;
import java.util.Arrays;

/** The main of a compared model's JVM: its paradigm's ordinary command line, and nothing of {@code compare}. */
public final class ModelMain {

    private ModelMain() {}

    /** Runs the command line of the paradigm that the first argument names. */
    public static void main(String[] args) {
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        int exitCode;
        try (ParentWatch _ = ParentWatch.start()) {
            exitCode = Cli.run(Cli.paradigm(args[0], "", rest), rest);
        }
        System.exit(exitCode);
    }
}
