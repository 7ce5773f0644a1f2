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
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Where {@code --json} has a report written.
 *
 * @param file the file; {@code -} is standard output
 */
public record ReportFile(Path file) {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    /** The report could not be written. */
    static final class UnwrittenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnwrittenException(String message, IOException cause) {
            super(message, cause);
        }
    }

    /**
     * Returns the file, if one was named.
     *
     * @throws IllegalArgumentException if it cannot be written; better said before a run than after it
     */
    public static Optional<ReportFile> checked(@Nullable Path file) {
        if (file == null || isStandardOutput(file)) {
            return Optional.ofNullable(file).map(ReportFile::new);
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("--json " + file + ": it is a directory; name a file");
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new IllegalArgumentException("--json " + file + ": there is no directory " + directory + "; create it first");
        }
        if (!Files.isWritable(Files.exists(file) ? file : directory)) {
            throw new IllegalArgumentException("--json " + file + ": it cannot be written; name another file");
        }
        return Optional.of(new ReportFile(file));
    }

    /** Returns where what people read is printed: standard output, unless that is where the report goes. */
    public static PrintWriter people(Optional<ReportFile> report, CommandLine line) {
        return report.filter(ReportFile::isStandardOutput).isPresent() ? line.getErr() : line.getOut();
    }

    private boolean isStandardOutput() {
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
        try (OutputStream out = isStandardOutput() ? standardOutput() : Files.newOutputStream(file)) {
            writer.writeValue(out, report);
            out.write("\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            String reason = e instanceof FileSystemException ? FailureWords.of(e).orElse("") : file + ": " + e.getMessage();
            throw new UnwrittenException("--json " + reason + "; the report is not complete", e);
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
