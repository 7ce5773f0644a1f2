package brigade.common.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Lists that a file holds, a thing on each line: URLs, as {@code --input FILE} names them, and checksums. A byte order mark and the
 * line ends of Windows are no part of them.
 */
final class UrlInput {
    private static final String URLS = "--input";
    private static final String STANDARD_INPUT = "-";
    private static final int MOST_BYTES = 64 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private UrlInput() {}

    /**
     * Reads a list of URLs; blank lines, and lines that begin with {@code #}, are ignored.
     *
     * @param file a file's name, or {@code -} for standard input
     * @throws IllegalArgumentException if it cannot be read; the message says why
     * @throws InterruptedException if the caller was interrupted while standard input was silent
     */
    static List<String> read(String file) throws InterruptedException {
        return lines(URLS, file).stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /**
     * Reads all lines, which must be text in UTF-8.
     *
     * @param option the option that named the file, for the message
     * @param file a file's name, or {@code -} for standard input
     * @throws IllegalArgumentException if it cannot be read; the message says why
     * @throws InterruptedException if the caller was interrupted while standard input was silent
     */
    static List<String> lines(String option, String file) throws InterruptedException {
        return lines(option, file, CodingErrorAction.REPORT);
    }

    /** Reads all lines, as {@link #lines}; what is no UTF-8 costs its own letters, for it may be a name in another encoding. */
    static List<String> lenientLines(String option, String file) throws InterruptedException {
        return lines(option, file, CodingErrorAction.REPLACE);
    }

    private static List<String> lines(String option, String file, CodingErrorAction otherwise) throws InterruptedException {
        try {
            byte[] bytes = bytes(file);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(
                        option + " " + file + ": it is larger than " + (MOST_BYTES >> 20) + " MiB; split it");
            }
            if (isUtf16(bytes)) {
                throw new IllegalArgumentException(option + " " + file + ": it is in UTF-16; save it as UTF-8, or convert it: "
                        + "iconv -f UTF-16 -t UTF-8");
            }
            String text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(otherwise).onUnmappableCharacter(otherwise)
                    .decode(ByteBuffer.wrap(bytes)).toString();
            return text.lines().map(UrlInput::withoutMark).toList();
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException("interrupted while reading standard input").initCause(e);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(option + " " + file + ": " + reason(e) + (option.equals(URLS)
                    ? "; name a file with a URL per line, or - for standard input"
                    : "; name a file as sha256sum writes it"), e);
        }
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = file.equals(STANDARD_INPUT) ? standardInput() : Files.newInputStream(Path.of(file))) {
            return in.readNBytes(MOST_BYTES + 1);
        }
    }

    /** Reads through a channel, which an interruption closes: {@code System.in} would not hear it. */
    private static InputStream standardInput() {
        return Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel());
    }

    /** Windows' tools write it: with its byte order mark, or every other byte a zero. */
    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        boolean marked = (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF);
        return marked || (bytes[0] == 0) != (bytes[1] == 0);
    }

    /** Files that were put together have it in their midst, too. */
    private static String withoutMark(String line) {
        return line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    }

    private static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "it may not be read";
            case CharacterCodingException _ -> "it is not text in UTF-8";
            case InvalidPathException _ ->
                    "the locale has no such letters; set LC_ALL to one that has, as C.UTF-8";
            default -> "it cannot be read (" + e.getMessage() + ")";
        };
    }
}
