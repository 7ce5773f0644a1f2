package brigade.compare.run;

import brigade.common.child.ParentWatch;
import brigade.common.cli.Cli;
import brigade.common.cli.EventStream;
import brigade.common.json.Json;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The main of a compared model's JVM: its paradigm's ordinary command line, and nothing of {@code compare}. */
public final class ModelMain {

    /** A system property: if it is set, standard output has the events as they happen, as JSON, and nothing for people. */
    static final String WATCHED = "brigade.watched";

    private ModelMain() {}

    /** Runs the command line of the paradigm that the first argument names. */
    public static void main(String[] args) {
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        if (System.getProperty(WATCHED) != null) {
            tell(System.out);
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        }
        int exitCode;
        try (ParentWatch _ = ParentWatch.start()) {
            exitCode = Cli.run(Cli.paradigm(args[0], "", rest), rest);
        }
        System.exit(exitCode);
    }

    private static void tell(PrintStream out) {
        ObjectWriter writer = Json.mapper().writer();
        EventStream.watch(event -> {
            try {
                out.write((writer.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
