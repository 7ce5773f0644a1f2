package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import brigade.common.journal.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {
    @TempDir
    private Path directory;

    private final Journal journal = Journal.open();
    private Fetch file = new Fetch(URI.create("http://h/f"), Path.of("f"), Path.of("p"));

    @BeforeEach
    void plan() {
        file = DownloadPlan.of(List.of("http://h/f"), directory, 1).files().getFirst();
    }

    private Part open(@Nullable String length) throws IOException {
        Step step = journal.start(file);
        return ((Verdict.Save) file.attempt(step).judge(Reply.of(200, length, null))).open();
    }

    private static void write(Part part, int bytes) throws IOException {
        try (OutputStream out = part.stream()) {
            out.write(new byte[bytes]);
        }
    }

    private List<Path> directory() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    @Test
    void aWholeFileIsKeptUnderItsFinalNameAlone() throws IOException {
        try (Part part = open("5")) {
            write(part, 5);
            assertThat(directory()).containsExactly(file.part());
            assertThat(part.keep()).isEqualTo(5);
            assertThat(part.discard()).as("there is nothing left to delete").isFalse();
        }
        assertThat(directory()).containsExactly(file.target());
        assertThat(file.target()).hasSize(5);
    }

    @Test
    void aFileOfUnknownLengthIsWholeWhenItEnds() throws IOException {
        try (Part part = open(null)) {
            assertThat(part.keep()).isZero();
        }
        assertThat(file.target()).isEmptyFile();
    }

    @Test
    void aFileThatIsCutOffLeavesNothing() throws IOException {
        try (Part part = open("5")) {
            write(part, 3);
            assertThatThrownBy(part::keep).isInstanceOf(RefusedException.class).hasMessage("cut off: 3 of 5 bytes came");
        }
        assertThat(directory()).isEmpty();
    }

    @Test
    void aFileThatIsLongerThanAnnouncedIsNotWholeEither() throws IOException {
        try (Part part = open("5")) {
            write(part, 6);
            assertThatThrownBy(part::keep).isInstanceOf(RefusedException.class);
        }
        assertThat(directory()).isEmpty();
    }

    @Test
    void aFileThatIsGivenUpLeavesNothing() throws IOException {
        Part part = open("5");
        write(part, 3);
        assertThat(part.discard()).isTrue();
        part.close();
        assertThat(directory()).isEmpty();
    }

    @Test
    void aFinalNameThatWasTakenMeanwhileIsLeftAlone() throws IOException {
        try (Part part = open("5")) {
            write(part, 5);
            Files.writeString(file.target(), "mine");
            assertThatThrownBy(part::keep).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(directory()).containsExactly(file.target());
        assertThat(file.target()).hasContent("mine");
    }

    @Test
    void theAnnouncedLengthIsNotedInTheJournal() throws IOException {
        open("5").close();
        assertThat(journal.events()).filteredOn(event -> event.phase() == Phase.NOTED).extracting(Event::detail)
                .containsExactly("bytes=5");
    }
}
