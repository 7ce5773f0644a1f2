package brigade.common.pitfall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A number in a file, which several processes can read and write. Each read and each write is whole: the file always has the same
 * length. Nothing makes one step of the two.
 *
 * @param file the file
 */
public record Chalkboard(Path file) {

    /** Reads the number. */
    public int read() throws IOException {
        return Integer.parseInt(Files.readString(file));
    }

    /** Writes the number, from 0 to 999999. */
    public void write(int number) throws IOException {
        Files.writeString(file, "%06d".formatted(number), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
