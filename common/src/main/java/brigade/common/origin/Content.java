package brigade.common.origin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;

/**
 * The bytes of a file that never has to exist: any stretch of it can be made anew, so neither a large file nor many of them cost
 * memory.
 *
 * <p>All files share one block of random bytes, and begin at different places in it. It repeats after a length that is no multiple of
 * any usual buffer, so a lost, doubled or swapped chunk shows. Immutable.
 */
public final class Content {
    private static final int PERIOD = (1 << 20) - 1;
    private static final long SEED = 1;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final String TEXT = ".txt";

    private final Optional<byte[]> line;
    private final int start;

    /** The block, made when it is first needed. */
    private static final class Shared {
        private static final byte[] BLOCK = block();

        private static byte[] block() {
            byte[] block = new byte[PERIOD];
            new Random(SEED).nextBytes(block);
            return block;
        }
    }

    private Content(Optional<byte[]> line, int start) {
        this.line = line;
        this.start = start;
    }

    /** Returns the content of the file of that name; the same in every JVM. If it is a {@code .txt}, its {@link #line} again and again. */
    public static Content of(String name) {
        byte[] line = line(name).getBytes(StandardCharsets.UTF_8);
        return name.endsWith(TEXT) ? new Content(Optional.of(line), 0)
                : new Content(Optional.empty(), (int) Long.remainderUnsigned(name.hashCode() * SPREAD, PERIOD));
    }

    /** Returns the line that the content of a text of that name begins with. */
    public static String line(String name) {
        return "This is " + name + ".\n";
    }

    /** Copies the bytes at the offset in the file into the first {@code length} places of the buffer. */
    public void copy(long offset, byte[] buffer, int length) {
        for (int done = 0; done < length;) {
            int from = place(offset + done);
            int count = Math.min(length - done, block().length - from);
            System.arraycopy(block(), from, buffer, done, count);
            done += count;
        }
    }

    /** Writes the bytes at the offset in the file, without a copy of them. */
    void write(long offset, int length, OutputStream out) throws IOException {
        for (int done = 0; done < length;) {
            int from = place(offset + done);
            int count = Math.min(length - done, block().length - from);
            out.write(block(), from, count);
            done += count;
        }
    }

    private byte[] block() {
        return line.orElseGet(() -> Shared.BLOCK);
    }

    private int place(long offset) {
        return (int) ((start + offset) % block().length);
    }
}
