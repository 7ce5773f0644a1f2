package brigade.common.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file by which the processes of one call keep one pace: eight bytes, which each of them maps. There is none without a limit.
 *
 * @param path where it is
 */
public record PaceFile(Optional<Path> path) implements AutoCloseable {

    /**
     * Makes the file, if there is a rate to keep.
     *
     * @throws IllegalArgumentException if it cannot be made; the message says where
     */
    public static PaceFile of(Limits limits) {
        if (limits.bytesPerSecond() == Limits.NONE) {
            return new PaceFile(Optional.empty());
        }
        try {
            Path file = Files.createTempFile("brigade-pace-", "");
            Files.write(file, new byte[Long.BYTES]);
            return new PaceFile(Optional.of(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("--limit-rate: the processes share the rate by a file in "
                    + System.getProperty("java.io.tmpdir") + ", and none can be made there; name another directory with TMPDIR", e);
        }
    }

    /**
     * Returns the pace that the file stands for.
     *
     * @throws IllegalArgumentException if the file is gone
     */
    public static Pace pace(Limits limits, Optional<Path> path) {
        try {
            return path.isEmpty() ? new Pace(limits.bytesPerSecond()) : Pace.shared(limits.bytesPerSecond(), path.get());
        } catch (IOException e) {
            throw new IllegalArgumentException("the rate's file " + path.get() + " is gone", e);
        }
    }

    /** Deletes the file; who has mapped it keeps it. */
    @Override
    public void close() {
        path.ifPresent(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException _) {
                // It is in the temporary directory, and eight bytes.
            }
        });
    }
}
