package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.http.Urls;
import brigade.common.text.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random texts, made of the pieces that the formats are made of, for whatever reads what others have written. Each has a seed, which a
 * failure names. A second each in a build, twenty minutes each in the soak.
 */
class FuzzTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(20);
    private static final String SUM = "0123456789abcdef".repeat(4);
    private static final List<String> PIECES = List.of("http://", "https://", "//", "h", "/", "@", ":", "?", "#", "..", "%", "%2f",
            "%00",
            " ", "\t", "\n", "\r", "\0", "\\", "\\n", "sha256=", "out=", "SHA256 (", ") = ", "MD5 (", SUM, "0".repeat(32), " *",
            "  ", "- ",
            "-----BEGIN PGP SIGNED MESSAGE-----", "-----BEGIN PGP SIGNATURE-----", "-----END PGP SIGNATURE-----", "\uFEFF",
            "\u001b",
            "\u009b", "\u202e", "\ud800", "é", "🔥", "brigade part 1", "end", "-1", "99999999999999999999", "\"tag\"", "[", "]",
            "a".repeat(300), ".part", ".", "CON");

    @TempDir
    private Path directory;

    /** What is done with a text. */
    private interface Reading {
        void of(String text, Random random) throws IOException;
    }

    private static void fuzz(Duration time, Reading reading) {
        long startedNanos = System.nanoTime();
        for (long seed = 0; System.nanoTime() - startedNanos < time.toNanos(); seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
                text.append(random.nextInt(8) == 0 ? Character.toString(random.nextInt(0x3000))
                        : PIECES.get(random.nextInt(PIECES.size())));
            }
            try {
                reading.of(text.toString(), random);
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).as("seed %d", seed).isNotBlank().hasSizeLessThan(2000);
            } catch (IOException | RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": '" + Printable.line(text.toString()) + "': " + e, e);
            }
        }
    }

    private static void urls(Duration time) {
        fuzz(time, (text, _) -> {
            text.lines().forEach(line -> Wanted.parse(line)
                    .ifPresent(wanted -> assertThat(wanted.url()).isNotBlank().doesNotContain(" ", "\t")));
            assertThat(Urls.masked(text)).hasSizeLessThan(500);
            assertThat(Printable.line(text).codePoints().allMatch(letter -> letter >= ' ')).isTrue();
        });
    }

    private static void checksums(Duration time) {
        fuzz(time, (text, _) -> {
            Checksums sums = Checksums.parse(List.of(text.split("\\R", -1)));
            sums.byName().forEach((name, sum) -> assertThat(sum).matches("|[0-9a-f]{64}"));
            assertThat(sums.warnings()).hasSizeLessThan(3);
        });
    }

    /** Whatever URL and list say, the file is in its directory, and under no name that anything else has. */
    private void names(Duration time) {
        fuzz(time, (text, random) -> {
            String line = random.nextBoolean() ? "http://h/" + text.replaceAll("\\s", "")
                    : "http://h/f out=" + text.replaceAll("\\R", "");
            List<Wanted> wanted = Wanted.parse(line).map(List::of).orElse(List.of());
            for (Fetch file : DownloadPlan
                    .accepted(DownloadPlan.entries(wanted, directory, Terms.standard(), java.util.Optional.empty()))) {
                assertThat(file.target().normalize()).isEqualTo(file.target()).hasParentRaw(directory);
                assertThat(file.name().chars()).noneMatch(letter -> letter < ' ' || letter == '/' || letter == '\\');
                assertThat(file.name().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(255);
            }
        });
    }

    private void notes(Duration time) throws IOException {
        Path part = Files.write(directory.resolve(".f.part"), new byte[100]);
        Path note = directory.resolve(".f.part.resume");
        Fetch file = DownloadPlan.of(List.of("http://h/f"), directory, 1).files().getFirst();
        Standing standing = new Standing(100, "\"tag\"", 200);
        ResumeNote.write(part, file.url(), standing);
        byte[] good = Files.readAllBytes(note);
        fuzz(time, (text, random) -> {
            byte[] bytes = good.clone();
            switch (random.nextInt(4)) {
                case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(2 * bytes.length));
                case 2 -> bytes = text.getBytes(StandardCharsets.UTF_8);
                default ->
                        bytes = new String(good, StandardCharsets.ISO_8859_1).replace("200", text).getBytes(StandardCharsets.UTF_8);
            }
            Files.write(note, bytes);
            Standing read = ResumeNote.read(part, file.url());
            assertThat(read.equals(Standing.NONE) || (read.bytes() == 100 && read.resumable()
                    && (read.total() == Standing.UNKNOWN || read.total() >= 100))).as("%s", read).isTrue();
        });
    }

    @Test
    void listsOfUrls() {
        urls(SHORT);
    }

    @Test
    void listsOfChecksums() {
        checksums(SHORT);
    }

    @Test
    void namesOfFiles() {
        names(SHORT);
    }

    @Test
    void resumeNotes() throws IOException {
        notes(SHORT);
    }

    @Test
    @Tag("soak")
    void soakAll() throws IOException {
        urls(LONG);
        checksums(LONG);
        notes(LONG);
        names(LONG);
    }
}
