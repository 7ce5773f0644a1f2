package brigade.common.cli;

import brigade.common.json.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where an option such as {@code --json} has a report written.
 *
 * @param option the option, as it is typed
 * @param file the file; {@code -} is standard output
 */
public record ReportFile(String option, Path file) {
    private static final List<String> READ = List.of("--input", "--sha256sums", "--cacert");
    private static final Path STANDARD_OUTPUT = Path.of("-");

    /** The report could not be written. */
    static final class UnwrittenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnwrittenException(String message, IOException cause) {
            super(message, cause);
        }
    }

    /** Creates where {@code --json} goes. */
    public ReportFile(Path file) {
        this("--json", file);
    }

    /**
     * Returns the file of {@code --json}, if one was named.
     *
     * @param command the command with its options, some of which name files that a report must not replace
     * @throws IllegalArgumentException if it cannot be written; better said before a run than after it
     */
    public static Optional<ReportFile> checked(@Nullable Path file, CommandSpec command) {
        return checked("--json", file, command);
    }

    /**
     * Returns the file that an option names, if it names one.
     *
     * @param command the command with its options, some of which name files that a report must not replace
     * @throws IllegalArgumentException if it cannot be written; better said before a run than after it
     */
    public static Optional<ReportFile> checked(String option, @Nullable Path file, CommandSpec command) {
        if (file == null || isStandardOutput(file)) {
            return Optional.ofNullable(file).map(named -> new ReportFile(option, named));
        }
        for (String reading : READ) {
            if (command.findOption(reading) != null && isSame(file, command.findOption(reading).getValue())) {
                throw new IllegalArgumentException(option + " " + file + ": " + reading + " reads that file; name another");
            }
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(option + " " + file + ": it is a directory; name a file");
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new IllegalArgumentException(option + " " + file + ": there is no directory " + directory + "; create it first");
        }
        if (!Files.isWritable(Files.exists(file) ? file : directory)) {
            throw new IllegalArgumentException(option + " " + file + ": it cannot be written; name another file");
        }
        return Optional.of(new ReportFile(option, file));
    }

    /**
     * Refuses a report that would replace a file that is about to be downloaded.
     *
     * @throws IllegalArgumentException if it would
     */
    public static void keepOff(Optional<ReportFile> report, Collection<Path> targets) {
        Optional<Path> name = report.filter(to -> !to.isStandardOutput()).map(to -> real(to.file()));
        if (name.isPresent() && targets.stream().anyMatch(target -> real(target).equals(name.get()))) {
            throw new IllegalArgumentException(
                    report.get().option() + " " + report.get().file() + ": a download is to go there; name another file");
        }
    }

    /** The name that a file has or would have in its directory, without links on the way there. */
    private static Path real(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            Path directory = absolute.getParent();
            Path name = absolute.getFileName();
            return directory == null || name == null ? absolute : directory.toRealPath().resolve(name);
        } catch (IOException _) {
            return absolute; // It is not there, so nothing can be in it.
        }
    }

    private static boolean isSame(Path report, @Nullable Object read) {
        try {
            return read != null && Files.exists(report) && Files.isSameFile(report, Path.of(read.toString()));
        } catch (IOException | InvalidPathException _) {
            return false; // Whoever reads it will say so.
        }
    }

    /** Returns where what people read is printed: standard output, unless that is where the report goes. */
    public static PrintWriter people(Optional<ReportFile> report, CommandLine line) {
        return report.filter(ReportFile::isStandardOutput).isPresent() ? line.getErr() : line.getOut();
    }

    /** Returns whether it goes to standard output. */
    public boolean isStandardOutput() {
        return isStandardOutput(file);
    }

    static boolean isStandardOutput(Path file) {
        return file.equals(STANDARD_OUTPUT);
    }

    /**
     * Writes the report.
     *
     * @throws RuntimeException if it cannot be written, to a full disk for instance; the message names the file
     */
    public void write(Object report) {
        ObjectWriter writer = Json.mapper().writerWithDefaultPrettyPrinter().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        write(out -> {
            writer.writeValue(out, report);
            out.write("\n".getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Writes a report that is text or bytes already, as {@link #write(Object)} does. */
    public void write(byte[] report) {
        write(out -> out.write(report));
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private void write(Content content) {
        try (OutputStream out = isStandardOutput() ? standardOutput() : Files.newOutputStream(file)) {
            content.writeTo(out);
        } catch (IOException e) {
            String reason = e instanceof FileSystemException ? FailureWords.of(e).orElse("") : file + ": " + e.getMessage();
            throw new UnwrittenException(option + " " + reason + "; the report is not complete", e);
        }
    }

    private static OutputStream standardOutput() {
        return new FilterOutputStream(System.out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
