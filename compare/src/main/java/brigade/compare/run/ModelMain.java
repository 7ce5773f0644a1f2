package brigade.compare.run;

import brigade.common.child.ParentWatch;
import brigade.common.cli.Catalogue;
import brigade.common.cli.Cli;
import brigade.common.cli.EventStream;
import brigade.common.json.Json;
import brigade.common.model.ModelProvider;
import brigade.common.model.Models;
import brigade.guests.Guests;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** The main of a compared model's JVM: its paradigm's ordinary command line, and nothing of {@code compare}. */
public final class ModelMain {

    /** A system property: if it is set, standard output has the events as they happen, as JSON, and nothing for people. */
    static final String WATCHED = "brigade.watched";

    private ModelMain() {}

    /** Runs the command line of the paradigm that is the first of the arguments on standard input, as {@link FreshJvm} sends them. */
    public static void main(String[] args) throws IOException {
        String[] all = arguments();
        String[] rest = Arrays.copyOfRange(all, 1, all.length);
        if (System.getProperty(WATCHED) != null) {
            tell(System.out);
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        }
        int exitCode;
        try (ParentWatch _ = ParentWatch.start()) {
            CommandLine line = Cli.paradigm(all[0], catalogue(all[0]), rest);
            line.setExpandAtFiles(false); // What came from a list is a URL, whatever it begins with.
            exitCode = Cli.run(line, rest);
        }
        System.exit(exitCode);
    }

    private static List<ModelProvider> of(String paradigm, List<ModelProvider> models) {
        return models.stream().filter(model -> model.name().startsWith(paradigm + "/")).toList();
    }

    /** Returns the models of the paradigm; manifests of guests are read for a guest only, since a run's figures have the JVM's start in them. */
    private static Catalogue catalogue(String paradigm) {
        List<ModelProvider> ours = of(paradigm, Models.onClassPath());
        return new Catalogue(ours.isEmpty() ? of(paradigm, Guests.shipped()) : ours, "");
    }

    private static String[] arguments() throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        String[] arguments = new String[in.readInt()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        }
        return arguments;
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
