package brigade.common.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where reports may be written. */
public final class ReportFiles {

    private static final List<String> READ = List.of("--input", "--sha256sums", "--cacert");

    private ReportFiles() {}

    /**
     * Returns the file, if there is one.
     *
     * @param command the command with its options, some of which name files that a report must not replace
     * @throws IllegalArgumentException if it cannot be written; better said before a run than after it
     */
    public static Optional<Path> checked(@Nullable Path file, CommandSpec command) {
        if (file == null) {
            return Optional.empty();
        }
        for (String option : READ) {
            if (command.findOption(option) != null && isSame(file, command.findOption(option).getValue())) {
                throw new IllegalArgumentException("--json " + file + ": " + option + " reads that file; name another");
            }
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new IllegalArgumentException("--json " + file + ": there is no directory " + directory + "; create it first");
        }
        if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : directory)) {
            throw new IllegalArgumentException("--json " + file + ": it cannot be written; name another file");
        }
        return Optional.of(file);
    }

    /**
     * Refuses a report that would replace a file that is about to be downloaded.
     *
     * @throws IllegalArgumentException if it would
     */
    public static void keepOff(Optional<Path> report, Collection<Path> targets) {
        Optional<Path> name = report.map(ReportFiles::real);
        if (name.isPresent() && targets.stream().anyMatch(target -> real(target).equals(name.get()))) {
            throw new IllegalArgumentException("--json " + report.get() + ": a download is to go there; name another file");
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
}
