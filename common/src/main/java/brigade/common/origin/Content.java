package brigade.common.origin;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * The bytes of a file that never has to exist: any stretch of it can be made anew, so a large file costs no memory.
 *
 * <p>The bytes repeat after a length that is no multiple of any usual buffer, so a lost, doubled or swapped chunk shows. Immutable.
 */
public final class Content {
    private static final int PERIOD = (1 << 20) - 1;
    private static final String TEXT = ".txt";

    private final byte[] block;

    private Content(byte[] block) {
        this.block = block;
    }

    /** Returns the content of the file of that name; the same in every JVM. If it is a {@code .txt}, its {@link #line} again and again. */
    public static Content of(String name) {
        byte[] block = new byte[PERIOD];
        if (name.endsWith(TEXT)) {
            byte[] line = line(name).getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < block.length; at++) {
                block[at] = line[at % line.length];
            }
        } else {
            new Random(name.hashCode()).nextBytes(block);
        }
        return new Content(block);
    }

    /** Returns the line that the content of a text of that name begins with. */
    public static String line(String name) {
        return "This is " + name + ".\n";
    }

    /** Copies the bytes that stand at the offset in the file into the first {@code length} places of the buffer. */
    public void copy(long offset, byte[] buffer, int length) {
        int done = 0;
        while (done < length) {
            int from = (int) ((offset + done) % PERIOD);
            int count = Math.min(length - done, PERIOD - from);
            System.arraycopy(block, from, buffer, done, count);
            done += count;
        }
    }
}
