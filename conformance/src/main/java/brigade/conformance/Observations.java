package brigade.conformance;

import brigade.common.download.FileResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the kit saw each model do before each fault: a file per fault and model, in the directory that the system property
 * {@code brigade.faults} names. Without it nothing is written.
 */
public final class Observations {
    private static final String PROPERTY = "brigade.faults";

    private Observations() {}

    /** Writes down what was seen. What differs from run to run must not be in it. */
    static void write(Fault fault, String model, String seen) throws IOException {
        String directory = System.getProperty(PROPERTY, "");
        if (!directory.isBlank()) {
            Path file = file(Path.of(directory), fault, model);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, seen);
        }
    }

    /** Returns what was seen of that model before that fault; empty if nothing was. */
    public static Optional<String> read(Path directory, Fault fault, String model) throws IOException {
        Path file = file(directory, fault, model);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    private static Path file(Path directory, Fault fault, String model) {
        return directory.resolve(model.replace('/', '.')).resolve(fault.name());
    }

    /** Returns how the download of that name ended, without what differs from run to run: numbers of bytes, checksums, places. */
    static String end(Run<List<FileResult>> run, String name) {
        return run.result().orElse(List.of()).stream().filter(result -> result.file().name().equals(name)).map(Observations::end)
                .findFirst().orElse("no result");
    }

    private static String end(FileResult result) {
        return switch (result) {
            case FileResult.Saved saved -> "saved" + (saved.attempts() == 1 ? "" : ", " + saved.attempts() + " attempts");
            case FileResult.Failed failed -> "fails: " + failed.reason().replace(failed.file().part().toString(), "the part")
                    .replace(failed.file().target().toString(), "the file").replaceAll("^(cannot write the part): .*?(;|$)", "$1$2")
                    .replaceAll("\\(https?://\\S+ → [^)]*\\)", "(the whole chain)").replaceAll("https?://[^/\\s]+/\\S*", "its URL")
                    .replaceAll("\\b[0-9a-f]{64}\\b", "…").replaceAll("\\b\\d{4,}\\b", "…")
                    .replaceAll("^cut off: 0 of …", "cut off: … of …") // a client may drop what it had read ahead
                    .replaceAll("(certificate is not trusted): .*", "$1");
        };
    }
}
