package brigade.common.download;

import brigade.common.http.WebAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The note beside a partial file that says what its bytes are the beginning of, so that a later run can go on: without a note, or with
 * one that does not fit or is torn, a download starts over. It holds the URL's checksum and not the URL, which may be nobody's
 * business. Both count only if they are files of the caller's own with no other name: anybody may put files into a shared directory.
 */
final class ResumeNote {
    /** What the note's name is longer than the part's. */
    static final String SUFFIX = ".resume";

    private static final String FIRST = "brigade part 1";
    private static final String LAST = "end";
    private static final int LONGEST_BYTES = 2 * Standing.LONGEST_VALIDATOR;

    private ResumeNote() {}

    private static Path path(Path part) {
        return part.resolveSibling(part.getFileName() + SUFFIX);
    }

    /**
     * Writes the note, anew: nothing that is there is written into. Not by a channel of our own, which an interrupted thread could
     * not use: it is mostly written by those. A stream that {@link Files} makes is deaf to interruptions.
     */
    static void write(Path part, WebAddress url, Standing standing) throws IOException {
        List<String> lines = List.of(FIRST, sha256(url), standing.validator(), String.valueOf(standing.total()), LAST, "");
        delete(part, _ -> {});
        try (OutputStream out = Files.newOutputStream(path(part), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            out.write(String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /**
     * Deletes the note, if there is one; mostly there is none, and to look costs less than to fail. What is not the caller's own is put
     * aside.
     *
     * @param words takes what is to be said of that
     * @throws RefusedException if it cannot be put aside
     */
    static void delete(Path part, Consumer<String> words) throws IOException {
        Path note = path(part);
        if (Files.exists(note, LinkOption.NOFOLLOW_LINKS)) {
            Optional<OnDisk> there = OnDisk.at(note);
            if (there.isPresent() && there.get().isOursAlone()) {
                Files.deleteIfExists(note);
            } else if (there.isPresent()) {
                there.get().clearAway(note, words);
            }
        }
    }

    /** Returns what stands in the part, as far as its note vouches for it; nothing if it does not. */
    static Standing read(Path part, WebAddress url) {
        try {
            if (!Files.exists(part, LinkOption.NOFOLLOW_LINKS) || !Files.exists(path(part), LinkOption.NOFOLLOW_LINKS)) {
                return Standing.NONE;
            }
            Optional<OnDisk> bytes = OnDisk.at(part).filter(OnDisk::isOursAlone);
            List<String> lines = bytes.isPresent() ? lines(path(part)) : List.of();
            if (lines.size() != 5 || !lines.getFirst().equals(FIRST) || !lines.getLast().equals(LAST)
                    || !lines.get(1).equals(sha256(url)) || !lines.get(3).matches("-1|\\d{1,18}")) {
                return Standing.NONE;
            }
            Standing standing = new Standing(bytes.map(OnDisk::size).orElse(0L), lines.get(2), Long.parseLong(lines.get(3)));
            boolean tooLong = standing.total() != Standing.UNKNOWN && standing.bytes() > standing.total();
            return tooLong || !standing.resumable() ? Standing.NONE : standing;
        } catch (IOException _) {
            return Standing.NONE;
        }
    }

    private static List<String> lines(Path note) throws IOException {
        Optional<OnDisk> there = OnDisk.at(note).filter(OnDisk::isOursAlone).filter(file -> file.size() <= LONGEST_BYTES);
        if (there.isEmpty()) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(note, LinkOption.NOFOLLOW_LINKS)) {
            String text = new String(in.readNBytes(LONGEST_BYTES), StandardCharsets.ISO_8859_1);
            return OnDisk.at(note).equals(there) ? List.of(text.split("\n")) : List.of();
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
