package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.download.Verdict.Save;
import brigade.common.journal.Journal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {
    private static final String TAG = "\"one\"";

    @TempDir
    private Path directory;

    private final byte[] bytes = new byte[200_000];

    PartTest() {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
    }

    private Fetch file(Terms terms) {
        return DownloadPlan.of(List.of(Wanted.of("http://h/f")), directory, 1, terms).files().getFirst();
    }

    private Part part(Terms terms) {
        return new Part(file(terms), terms, new Pace(Limits.NONE));
    }

    private static void begin(Part part, Fetch file, Terms terms, long offset, long total, String validator) throws IOException {
        part.begin(new Save(Attempt.first(file, terms, Journal.open().start(file)), offset, total, validator));
    }

    private void write(Part part, int from, int to) throws IOException {
        byte[] some = Arrays.copyOfRange(bytes, from, to);
        Duration _ = part.write(some, some.length);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    private static String sum(byte[] bytes) {
        return HexFormat.of().formatHex(ResumeNote.sha256().digest(bytes));
    }

    @Test
    void aWholeFileIsKeptUnderItsFinalNameAlone() throws IOException {
        Terms terms = Terms.standard();
        try (Part part = part(terms)) {
            assertThat(names()).as("nothing is touched before there is a body").isEmpty();
            begin(part, file(terms), terms, 0, 5, TAG);
            write(part, 0, 5);
            assertThat(names()).containsExactly(".f.part");
            assertThat(part.keep()).isEqualTo(new Part.Whole(5, sum(Arrays.copyOf(bytes, 5))));
        }
        assertThat(names()).containsExactly("f");
        assertThat(directory.resolve("f")).hasBinaryContent(Arrays.copyOf(bytes, 5));
    }

    @Test
    void aFileOfUnknownLengthIsWholeWhenItEnds() throws IOException {
        Terms terms = Terms.standard();
        try (Part part = part(terms)) {
            begin(part, file(terms), terms, 0, Standing.UNKNOWN, "");
            assertThat(part.keep().bytes()).isZero();
        }
        assertThat(directory.resolve("f")).isEmptyFile();
    }

    @Test
    void whatIsCutOffWithoutAValidatorLeavesNothing() throws IOException {
        Terms terms = Terms.standard();
        try (Part part = part(terms)) {
            begin(part, file(terms), terms, 0, 5, "");
            write(part, 0, 3);
            assertThatThrownBy(part::keep).isInstanceOf(IOException.class).hasMessage("cut off: 3 of 5 bytes came");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void whatIsCutOffWithAValidatorIsGoneOnFromByALaterRun() throws IOException {
        Terms terms = Terms.standard();
        try (Part part = part(terms)) {
            begin(part, file(terms), terms, 0, bytes.length, TAG);
            write(part, 0, 3);
        }
        assertThat(names()).containsExactly(".f.part", ".f.part.resume");
        Fetch again = file(terms);
        assertThat(again.leftover()).isEqualTo(new Standing(3, TAG, bytes.length));
        try (Part part = new Part(again, terms, new Pace(Limits.NONE))) {
            begin(part, again, terms, 3, bytes.length, TAG);
            write(part, 3, bytes.length);
            assertThat(part.keep()).as("the checksum is that of all bytes").isEqualTo(new Part.Whole(bytes.length, sum(bytes)));
        }
        assertThat(names()).containsExactly("f");
        assertThat(directory.resolve("f")).hasBinaryContent(bytes);
    }

    @Test
    void anAttemptMayBeginAnywhereInWhatStands() throws IOException {
        Terms terms = Terms.standard();
        Fetch file = file(terms);
        try (Part part = part(terms)) {
            begin(part, file, terms, 0, bytes.length, TAG);
            write(part, 0, 100_000);
            begin(part, file, terms, 99_999, bytes.length, TAG);
            write(part, 99_999, bytes.length);
            assertThat(part.keep().sha256()).isEqualTo(sum(bytes));
        }
        assertThat(directory.resolve("f")).hasBinaryContent(bytes);
    }

    @Test
    void aKilledRunsPartHasItsNoteWhenItIsWorthOne() throws IOException {
        Terms terms = Terms.standard();
        try (Part part = part(terms)) {
            begin(part, file(terms), terms, 0, bytes.length, TAG);
            write(part, 0, 1000);
            assertThat(names()).containsExactly(".f.part");
            write(part, 1000, 100_000);
            assertThat(names()).containsExactly(".f.part", ".f.part.resume");
        }
    }

    @Test
    void aPartIsTrustedOnlyWithANoteThatFits() throws IOException {
        Terms terms = Terms.standard();
        Path part = Files.write(directory.resolve(".f.part"), bytes);
        assertThat(file(terms).leftover()).as("without a note").isEqualTo(Standing.NONE);
        Fetch other = DownloadPlan.of(List.of("http://other/f"), directory, 1).files().getFirst();
        ResumeNote.write(part, other.url(), new Standing(1, TAG, bytes.length));
        assertThat(file(terms).leftover()).as("with another URL's").isEqualTo(Standing.NONE);
        ResumeNote.write(part, file(terms).url(), new Standing(1, TAG, bytes.length - 1));
        assertThat(file(terms).leftover()).as("longer than the whole").isEqualTo(Standing.NONE);
        ResumeNote.write(part, file(terms).url(), new Standing(1, "", bytes.length));
        assertThat(file(terms).leftover()).as("without a validator").isEqualTo(Standing.NONE);
        ResumeNote.write(part, file(terms).url(), new Standing(1, TAG, bytes.length));
        assertThat(file(terms).leftover()).isEqualTo(new Standing(bytes.length, TAG, bytes.length));
        Path note = directory.resolve(".f.part.resume");
        Files.write(note, Arrays.copyOf(Files.readAllBytes(note), 60));
        assertThat(file(terms).leftover()).as("with a torn one").isEqualTo(Standing.NONE);
    }

    @Test
    void aPartThatIsAnothersSinceThePlanIsNotGoneOnFrom() throws IOException {
        Terms terms = Terms.standard();
        Path path = Files.write(directory.resolve(".f.part"), new byte[10]);
        ResumeNote.write(path, file(terms).url(), new Standing(10, TAG, 20));
        Fetch file = file(terms);
        Files.write(path, new byte[12]);
        try (Part part = new Part(file, terms, new Pace(Limits.NONE))) {
            assertThatThrownBy(() -> begin(part, file, terms, 10, 20, TAG)).hasMessageContaining("changed by somebody else");
            assertThat(part.standing()).isEqualTo(Standing.NONE);
        }
    }

    @Test
    void aPartThatIsBeingWrittenIsLeftAlone() throws IOException {
        Terms terms = Terms.standard();
        try (Part part = part(terms); Part other = part(terms)) {
            begin(part, file(terms), terms, 0, 5, TAG);
            assertThatThrownBy(() -> begin(other, file(terms), terms, 0, 5, TAG)).isInstanceOf(RefusedException.class)
                    .hasMessageContaining("another download is writing");
            DownloadPlan.of(List.of("http://h/f"), directory, 1).tidy();
            assertThat(names()).containsExactly(".f.part");
            write(part, 0, 5);
            assertThat(part.keep().bytes()).isEqualTo(5);
        }
        assertThat(names()).containsExactly("f");
    }

    @Test
    void aDeadRunsPartIsReplacedAndNotWrittenInto() throws IOException {
        Terms terms = Terms.standard();
        Path whole = Files.write(directory.resolve("whole"), new byte[9]);
        Files.createLink(directory.resolve(".f.part"), whole);
        try (Part part = part(terms)) {
            begin(part, file(terms), terms, 0, 5, TAG);
            write(part, 0, 5);
            part.keep();
        }
        assertThat(whole).as("what a run left that was killed between its link and its end").hasBinaryContent(new byte[9]);
    }

    @Test
    void moreThanAnnouncedIsNotTheFile() throws IOException {
        Terms terms = Terms.standard();
        try (Part part = part(terms)) {
            begin(part, file(terms), terms, 0, 5, TAG);
            assertThatThrownBy(() -> write(part, 0, 6)).isInstanceOf(RefusedException.class)
                    .hasMessage("more came than the 5 bytes that were announced");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aFileThatGrowsTooLargeLeavesNothing() throws IOException {
        Terms terms = Terms.standard().limits(Limits.none().bytes(5));
        try (Part part = part(terms)) {
            begin(part, file(terms), terms, 0, Standing.UNKNOWN, TAG);
            write(part, 0, 5);
            assertThatThrownBy(() -> write(part, 5, 6)).isInstanceOf(RefusedException.class).hasMessageStartingWith("too large: ");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aWrongChecksumLeavesNothing() throws IOException {
        Terms terms = Terms.standard();
        Fetch known = file(terms);
        Fetch file = new Fetch(known.url(), known.target(), known.part(), Optional.of("0".repeat(64)), Optional.empty(),
                Standing.NONE);
        try (Part part = new Part(file, terms, new Pace(Limits.NONE))) {
            begin(part, file, terms, 0, 5, TAG);
            write(part, 0, 5);
            assertThatThrownBy(part::keep).isInstanceOf(RefusedException.class)
                    .hasMessageStartingWith("the checksum does not match");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aFinalNameThatWasTakenMeanwhileIsLeftAloneUnlessItIsToBeReplaced() throws IOException {
        for (boolean overwrite : List.of(false, true)) {
            Files.deleteIfExists(directory.resolve("f"));
            Terms terms = Terms.standard().overwrite(overwrite);
            try (Part part = part(terms)) {
                begin(part, file(terms), terms, 0, 5, TAG);
                write(part, 0, 5);
                Files.writeString(directory.resolve("f"), "mine");
                if (overwrite) {
                    assertThat(part.keep().bytes()).isEqualTo(5);
                } else {
                    assertThatThrownBy(part::keep).isInstanceOf(RefusedException.class).hasMessageContaining("exists already");
                }
            }
            assertThat(directory.resolve("f")).hasBinaryContent(overwrite ? Arrays.copyOf(bytes, 5) : "mine".getBytes(
                    StandardCharsets.UTF_8));
        }
    }

    @Test
    void withoutResumingNothingIsLeft() throws IOException {
        Terms terms = Terms.standard().resume(false);
        try (Part part = part(terms)) {
            begin(part, file(terms), terms, 0, bytes.length, TAG);
            write(part, 0, 100_000);
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aDiskThatRefusesIsNamed() throws IOException {
        Terms terms = Terms.standard();
        Files.createDirectory(directory.resolve(".f.part"));
        try (Part part = part(terms)) {
            assertThatThrownBy(() -> begin(part, file(terms), terms, 0, 5, TAG)).isInstanceOf(DiskException.class)
                    .hasMessage("cannot write " + directory.resolve(".f.part") + ": Is a directory");
        }
    }

    @Test
    void anInterruptDoesNotKeepTheNoteFromBeingWritten() throws IOException {
        Terms terms = Terms.standard();
        try (Part part = part(terms)) {
            begin(part, file(terms), terms, 0, 5, TAG);
            write(part, 0, 3);
            Thread.currentThread().interrupt();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(file(terms).leftover()).isEqualTo(new Standing(3, TAG, 5));
    }

    @Test
    void tidyingLeavesOnlyWhatCanBeGoneOnFrom() throws IOException {
        DownloadPlan plan = DownloadPlan.of(List.of("http://h/f", "http://h/g"), directory, 1);
        for (Fetch file : plan.files()) {
            Files.write(file.part(), new byte[10]);
        }
        ResumeNote.write(plan.files().getFirst().part(), plan.files().getFirst().url(), new Standing(10, TAG, 20));
        plan.tidy();
        assertThat(names()).containsExactly(".f.part", ".f.part.resume");
        assertThat(plan.resumableParts()).containsExactly(plan.files().getFirst().part());
    }

    @Test
    void aPartForWhoseNoteTheDiskHasNoRoomIsNotLeft() throws IOException {
        Terms terms = Terms.standard();
        try (Part part = part(terms)) {
            begin(part, file(terms), terms, 0, 100, TAG);
            write(part, 0, 10);
            Files.createDirectory(directory.resolve(".f.part.resume")); // As good as a disk that is full.
        }
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            longs = {(1L << 31) - 1, 1L << 31, (1L << 31) + 1, (1L << 32) - 1, 1L << 32, (1L << 32) + 1, (3L << 30) + 5, 1L << 40})
    void aSparsePartOfAnyLengthIsGoneOnFrom(long length) throws IOException {
        Terms terms = Terms.standard();
        try (Part part = part(terms)) {
            begin(part, file(terms), terms, 0, length + 1, TAG);
            write(part, 0, 100);
        }
        try (RandomAccessFile sparse = new RandomAccessFile(directory.resolve(".f.part").toFile(), "rw")) {
            sparse.setLength(length);
        }
        assertThat(file(terms).leftover()).isEqualTo(new Standing(length, TAG, length + 1));
    }

    @Test
    void moreThanTheRangeOfAnAnswerIsNotTheFile() throws IOException {
        Terms terms = Terms.standard();
        try (Part part = part(terms)) {
            part.begin(new Save(Attempt.first(file(terms), terms, Journal.open().start(file(terms))), 0, 10, 100, TAG));
            write(part, 0, 10);
            assertThatThrownBy(() -> write(part, 10, 11)).isInstanceOf(RefusedException.class).hasMessageContaining("more came");
        }
        assertThat(names()).isEmpty();
    }
}
