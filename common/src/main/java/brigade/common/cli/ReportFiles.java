package brigade.common.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where reports may be written. */
public final class ReportFiles {

    private ReportFiles() {}

    /**
     * Returns the file of {@code --json}, if there is one.
     *
     * @throws IllegalArgumentException if it cannot be written; better said before a run than after it
     */
    public static Optional<Path> checked(@Nullable Path file) {
        return checked("--json", file);
    }

    /**
     * Returns the file that an option names, if it names one.
     *
     * @throws IllegalArgumentException if it cannot be written; better said before a run than after it
     */
    public static Optional<Path> checked(String option, @Nullable Path file) {
        if (file == null) {
            return Optional.empty();
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new IllegalArgumentException(option + " " + file + ": there is no directory " + directory + "; create it first");
        }
        if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : directory)) {
            throw new IllegalArgumentException(option + " " + file + ": it cannot be written; name another file");
        }
        return Optional.of(file);
    }
}
