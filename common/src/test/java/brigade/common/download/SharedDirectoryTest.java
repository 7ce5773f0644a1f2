package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import brigade.common.download.Verdict.Save;
import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory into which others write, too: other downloads, other users, and who means harm. */
@Timeout(60)
class SharedDirectoryTest {
    private static final String TAG = "\"one\"";
    private static final byte[] BODY = {1, 2, 3, 4, 5};
    private static final int NOBODY = 65_534;

    @TempDir
    private Path directory;

    private final Journal journal = Journal.open();
    private final Terms terms = Terms.standard();

    private Fetch file() {
        return DownloadPlan.of(List.of(Wanted.of("http://h/f")), directory, 1, terms).files().getFirst();
    }

    private Path part() {
        return directory.resolve(".f.part");
    }

    private Path note() {
        return directory.resolve(".f.part.resume");
    }

    /** Downloads the file from its start. */
    private void download() throws IOException {
        Fetch file = file();
        assertThat(file.leftover()).as("nothing here is to be relied on").isEqualTo(Standing.NONE);
        try (Part part = new Part(file, terms, new Pace(Limits.NONE))) {
            part.begin(new Save(Attempt.first(file, terms, journal.start(file)), 0, BODY.length, TAG));
            Duration _ = part.write(BODY, BODY.length);
            part.keep();
        }
        assertThat(directory.resolve("f")).hasBinaryContent(BODY).isRegularFile();
        assertThat(Files.isSymbolicLink(directory.resolve("f"))).isFalse();
    }

    private List<String> words() {
        return journal.events().stream().filter(event -> event.phase() == Phase.NOTED).map(Event::detail)
                .filter(detail -> detail.startsWith(DownloadSpec.NOTES)).toList();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    private void leavePartAndNote() throws IOException {
        Files.write(part(), new byte[]{9, 9});
        ResumeNote.write(part(), file().url(), new Standing(2, TAG, BODY.length));
        assertThat(file().leftover()).isEqualTo(new Standing(2, TAG, BODY.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {".f.part", ".f.part.resume"})
    void aLinkIsNotFollowedButPutAsideWithAWord(String name, @TempDir Path elsewhere) throws IOException {
        Path victim = Files.writeString(elsewhere.resolve(".profile"), "mine");
        Files.createSymbolicLink(directory.resolve(name), victim);
        download();
        assertThat(victim).hasContent("mine");
        assertThat(names()).containsExactlyInAnyOrder("f", name + ".aside");
        assertThat(words()).containsExactly("note: put " + name + " aside as " + name + ".aside: it is a symbolic link");
    }

    @ParameterizedTest
    @ValueSource(strings = {".f.part", ".f.part.resume"})
    void aDanglingLinkCreatesNothingElsewhere(String name, @TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(directory.resolve(name), elsewhere.resolve("new"));
        download();
        assertThat(elsewhere).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {".f.part", ".f.part.resume"})
    void aLinkThatComesWhenTheNoteIsWrittenIsNotFollowed(String name, @TempDir Path elsewhere) throws IOException {
        Path victim = Files.writeString(elsewhere.resolve("victim"), "mine");
        Fetch file = file();
        try (Part part = new Part(file, terms, new Pace(Limits.NONE))) {
            part.begin(new Save(Attempt.first(file, terms, journal.start(file)), 0, BODY.length, TAG));
            Duration _ = part.write(BODY, 2);
            Files.deleteIfExists(directory.resolve(name));
            Files.createSymbolicLink(directory.resolve(name), victim);
        }
        assertThat(victim).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {".f.part", ".f.part.resume"})
    void whatIsNoFileIsRefusedInWords(String name) throws IOException, InterruptedException {
        Path pipe = directory.resolve(name);
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "there is no mkfifo here");
        assertThatThrownBy(this::download).isInstanceOf(RefusedException.class).hasMessage(
                "cannot write " + pipe + ": it is a named pipe; remove it, or download elsewhere with --to");
        Files.delete(pipe);
        Files.createDirectory(pipe);
        assertThatThrownBy(this::download).isInstanceOf(RefusedException.class).hasMessageContaining("it is a directory");
        Files.delete(pipe);
        Files.createSymbolicLink(pipe, Path.of("/dev/zero"));
        download();
    }

    @Test
    void anotherNameOfAFileIsNotGoneOnFrom(@TempDir Path elsewhere) throws IOException {
        leavePartAndNote();
        Path other = Files.createLink(elsewhere.resolve("other"), part());
        download();
        assertThat(other).hasBinaryContent(new byte[]{9, 9});
        assertThat(names()).containsExactly("f");
    }

    @Test
    void anotherNameOfANoteIsNotRead(@TempDir Path elsewhere) throws IOException {
        leavePartAndNote();
        Files.createLink(elsewhere.resolve("other"), note());
        download();
    }

    @Test
    void aNoteWithoutEndIsNotRead() throws IOException {
        leavePartAndNote();
        Files.write(note(), new byte[1 << 20], StandardOpenOption.APPEND);
        assertThat(file().leftover()).isEqualTo(Standing.NONE);
    }

    @Test
    void aValidatorWithoutEndIsNone() {
        assertThat(new Standing(2, "\"" + "x".repeat(2000) + "\"", 5).resumable()).isFalse();
    }

    private static boolean belongsToNobody(Path path) throws IOException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(path, "unix:uid"))) {
            return false;
        }
        Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
        return true;
    }

    @ParameterizedTest
    @ValueSource(strings = {".f.part", ".f.part.resume"})
    void anotherUsersFileIsNotGoneOnFromButPutAsideWithAWord(String name) throws IOException {
        leavePartAndNote();
        assumeTrue(belongsToNobody(directory.resolve(name)), "only root can play a second user");
        download();
        assertThat(names()).contains("f", name + ".aside").doesNotContain(name);
        assertThat(words()).containsExactly("note: put " + name + " aside as " + name + ".aside: it belongs to another user");
        assertThat(Files.getAttribute(directory.resolve("f"), "unix:uid")).isEqualTo(0);
    }

    @Test
    void whatWasReplacedBetweenOpeningAndLockingIsNotTaken() throws IOException {
        Files.write(part(), BODY);
        OnDisk seen = OnDisk.at(part()).orElseThrow();
        Files.move(Files.write(directory.resolve("new"), BODY), Files.exists(part()) ? deleted(part()) : part());
        assertThat(LockedFile.opened(part(), seen)).isEmpty();
        try (FileChannel created = FileChannel.open(directory.resolve("mine"), StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(LockedFile.marked(directory.resolve("mine"), created)).isPresent();
            assertThat(created.size()).isZero();
            Files.write(deleted(directory.resolve("mine")), new byte[0]);
            assertThat(LockedFile.marked(directory.resolve("mine"), created)).isEmpty();
        }
    }

    private static Path deleted(Path path) throws IOException {
        Files.delete(path);
        return path;
    }

    @Test
    void whatWasReplacedWhileItWasWrittenIsNeitherKeptNorDeleted() throws IOException {
        for (boolean overwrite : List.of(false, true)) {
            Terms these = terms.overwrite(overwrite);
            Fetch file = file();
            try (Part part = new Part(file, these, new Pace(Limits.NONE))) {
                part.begin(new Save(Attempt.first(file, these, journal.start(file)), 0, BODY.length, TAG));
                Duration _ = part.write(BODY, BODY.length);
                Files.writeString(deleted(part()), "other");
                assertThatThrownBy(part::keep).isInstanceOf(RefusedException.class).hasMessageContaining("has replaced");
            }
            assertThat(part()).hasContent("other");
            assertThat(directory.resolve("f")).doesNotExist();
        }
    }

    @Test
    void whatWasReplacedIsNotVouchedFor() throws IOException {
        Fetch file = file();
        try (Part part = new Part(file, terms, new Pace(Limits.NONE))) {
            part.begin(new Save(Attempt.first(file, terms, journal.start(file)), 0, BODY.length, TAG));
            Duration _ = part.write(BODY, 2);
            Files.writeString(deleted(part()), "other");
        }
        assertThat(names()).containsExactly(".f.part");
        assertThat(part()).hasContent("other");
    }

    @Test
    void aPartThatIsOpenIsNotOpenedAgainByThisProcessForThatWouldReleaseItsLock() throws IOException {
        LockedFile first = LockedFile.create(part(), _ -> {});
        try (first) {
            assertThatThrownBy(() -> LockedFile.open(part())).isInstanceOf(RefusedException.class);
            assertThatThrownBy(() -> LockedFile.create(part(), _ -> {})).isInstanceOf(RefusedException.class);
        }
        Optional<LockedFile> second = LockedFile.open(part());
        assertThat(second).isPresent();
        second.get().close();
    }

    @Test
    void anInterruptHarmsNoWorkOnTheDisk() throws IOException {
        Fetch file = file();
        try (Part part = new Part(file, terms, new Pace(Limits.NONE))) {
            Thread.currentThread().interrupt();
            part.begin(new Save(Attempt.first(file, terms, journal.start(file)), 0, BODY.length, TAG));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            Duration _ = part.write(BODY, BODY.length);
            part.keep();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(directory.resolve("f")).hasBinaryContent(BODY);
    }
}
