package brigade.common.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Lists of URLs, as {@code --input FILE} names them: one a line; blank lines, and lines that begin with {@code #}, are ignored. */
final class UrlInput {
    private static final String STANDARD_INPUT = "-";

    private UrlInput() {}

    /**
     * Reads a list.
     *
     * @param file a file's name, or {@code -} for standard input
     * @throws IllegalArgumentException if it cannot be read; the message says why
     * @throws InterruptedException if the caller was interrupted while standard input was silent
     */
    static List<String> read(String file) throws InterruptedException {
        try {
            byte[] bytes = file.equals(STANDARD_INPUT) ? standardInput() : Files.readAllBytes(Path.of(file));
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException("interrupted while reading standard input").initCause(e);
        } catch (IOException e) {
            throw new IllegalArgumentException("--input " + file + ": " + reason(e) + "; name a file with a URL per line, or - "
                    + "for standard input", e);
        }
    }

    /** Reads through a channel, which an interruption closes: {@code System.in} would not hear it. */
    private static byte[] standardInput() throws IOException {
        try (InputStream in = Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel())) {
            return in.readAllBytes();
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "it may not be read";
            case CharacterCodingException _ -> "it is not text in UTF-8";
            default -> "it cannot be read (" + e.getMessage() + ")";
        };
    }
}
