package brigade.common.download;

import brigade.common.http.WebAddress;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The note beside a part that says what its bytes are the beginning of, so that a later run can go on: without a note, or with one that
 * does not fit or is torn, a download starts over. It holds the URL's checksum and not the URL, which may be nobody's business.
 */
final class ResumeNote {
    /** What the note's name is longer than the part's. */
    static final String SUFFIX = ".resume";

    private static final String FIRST = "brigade part 1";
    private static final String LAST = "end";

    private ResumeNote() {}

    private static Path path(Path part) {
        return part.resolveSibling(part.getFileName() + SUFFIX);
    }

    /** Writes the note. Not by a channel, which an interrupted thread could not use: it is mostly written by those. */
    static void write(Path part, WebAddress url, Standing standing) throws IOException {
        List<String> lines = List.of(FIRST, sha256(url), standing.validator(), String.valueOf(standing.total()), LAST, "");
        try (OutputStream out = new FileOutputStream(path(part).toFile())) {
            out.write(String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** Deletes the note, if there is one; mostly there is none, and to look costs less than to fail. */
    static void delete(Path part) throws IOException {
        Path note = path(part);
        if (Files.exists(note)) {
            Files.delete(note);
        }
    }

    /** Returns what stands in the part, as far as its note vouches for it; nothing if it does not. */
    static Standing read(Path part, WebAddress url) {
        try {
            if (!Files.exists(part) || !Files.exists(path(part))) {
                return Standing.NONE;
            }
            List<String> lines = Files.readAllLines(path(part), StandardCharsets.ISO_8859_1);
            long bytes = Files.size(part);
            if (lines.size() != 5 || !lines.getFirst().equals(FIRST) || !lines.getLast().equals(LAST)
                    || !lines.get(1).equals(sha256(url)) || !lines.get(3).matches("-1|\\d{1,18}")) {
                return Standing.NONE;
            }
            Standing standing = new Standing(bytes, lines.get(2), Long.parseLong(lines.get(3)));
            boolean tooLong = standing.total() != Standing.UNKNOWN && bytes > standing.total();
            return tooLong || !standing.resumable() ? Standing.NONE : standing;
        } catch (IOException _) {
            return Standing.NONE;
        }
    }

    private static String sha256(WebAddress url) {
        return HexFormat.of().formatHex(sha256().digest(url.toString().getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
