package brigade.common.download;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * A file that is not whole yet, under a temporary name beside its final one, which is why the final move is atomic (rule D6).
 *
 * <p>Its methods block on the disk, briefly; an event loop must not call them itself. For one thread at a time.
 */
public final class Part implements AutoCloseable {
    /** What the temporary name is longer than the final one, at most. */
    static final int AFFIX_BYTES = 24;

    private final Fetch file;
    private final OptionalLong expected;

    private Part(Fetch file, OptionalLong expected) {
        this.file = file;
        this.expected = expected;
    }

    static Part create(Fetch file, OptionalLong expected) throws IOException {
        Files.createFile(file.part());
        return new Part(file, expected);
    }

    /** Returns where to write. */
    public Path path() {
        return file.part();
    }

    /** Opens the file for writing. */
    public OutputStream stream() throws IOException {
        return Files.newOutputStream(file.part(), StandardOpenOption.WRITE);
    }

    /**
     * Moves the written file into its place, if it is whole.
     *
     * @return its length in bytes
     * @throws IOException if bytes are missing, or the final name has been taken meanwhile
     */
    public long keep() throws IOException {
        long bytes = Files.size(file.part());
        if (expected.isPresent() && expected.getAsLong() != bytes) {
            throw new RefusedException(Reasons.cutOff(bytes, expected.getAsLong()));
        }
        if (Files.exists(file.target())) {
            throw new FileAlreadyExistsException(file.target().toString());
        }
        Files.move(file.part(), file.target(), StandardCopyOption.ATOMIC_MOVE);
        return bytes;
    }

    /** Deletes what is not whole; does nothing once it was kept. Returns whether there was anything to delete. */
    public boolean discard() throws IOException {
        return Files.deleteIfExists(file.part());
    }

    /** Deletes what is not whole, as {@link #discard}. */
    @Override
    public void close() throws IOException {
        discard();
    }
}
