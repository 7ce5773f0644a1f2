package brigade.processes.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.processes.wire.SocketPlace.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A socket is where one fits, and nobody else can enter. */
final class SocketPlaceTest {
    @TempDir
    Path all = Path.of("unset");

    @Test
    void theFirstDirectoryThatTakesASocketGetsIt() throws IOException {
        Path good = Files.createDirectory(all.resolve("good"));
        try (SocketPlace place = SocketPlace.open(Kind.SIGNAL, 1, List.of(missing(), tooLong(), file(), good))) {
            assertThat(place.path()).exists().startsWith(good);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.path().getParent())))
                    .isEqualTo("rwx------");
        }
        assertThat(good).isEmptyDirectory();
        assertThat(tooLong()).isEmptyDirectory();
    }

    @Test
    void withoutOneALineSaysWhatWasTried() throws IOException {
        List<Path> bad = List.of(missing(), tooLong(), file());
        assertThatThrownBy(() -> SocketPlace.open(Kind.WORKER, 1, bad)).isInstanceOf(IOException.class)
                .hasMessageStartingWith("no directory takes a socket, name one that does with -Djava.io.tmpdir: " + missing()
                        + ": there is no such directory; " + tooLong() + ": its name is too long, by ")
                .hasMessageContaining(" bytes; " + file() + ": Not a directory");
    }

    private Path missing() {
        return all.resolve("missing");
    }

    private Path tooLong() throws IOException {
        return Files.createDirectories(all.resolve("x".repeat(100)));
    }

    private Path file() throws IOException {
        return Files.writeString(all.resolve("file"), "");
    }
}
