package brigade.processes.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sweep deletes what killed processes left, and nothing else, whatever others put in its way. */
final class SweepTest {
    private static final String NOBODYS = "brigade-999999999-1";

    @TempDir
    Path all = Path.of("unset");

    private Path parent = Path.of("unset");

    @BeforeEach
    void makeParent() throws IOException {
        parent = Files.createDirectory(all.resolve("tmp"));
    }

    /** Makes a directory with a socket that nobody hears, and returns the directory. */
    private Path place(String name, String socket) throws IOException {
        Path directory = Files.createDirectory(parent.resolve(name));
        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(directory.resolve(socket))).close();
        return directory;
    }

    private static void age(Path directory) throws IOException {
        Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
    }

    /** Returns a worker's directory that is to be swept, to prove that the sweep got that far. */
    private Path abandoned(String name) throws IOException {
        Path directory = place(name, "socket");
        age(directory);
        return directory;
    }

    private void sweep() throws IOException {
        Sweep.below(parent, all);
    }

    @Test
    void workersAndSignalsPlacesAreSwept() throws IOException {
        Path worker = abandoned(NOBODYS);
        Path signal = place("brigade-signal-999999999-2", "signal");
        Path older = place("brigade-signal-17386402837465", "signal");
        Path empty = Files.createDirectory(parent.resolve("brigade-signal-3"));
        for (Path one : new Path[]{signal, older, empty}) {
            age(one);
        }
        sweep();
        assertThat(worker).doesNotExist();
        assertThat(signal).doesNotExist();
        assertThat(older).doesNotExist();
        assertThat(empty).doesNotExist();
    }

    @Test
    void whatMayBeInUseStays() throws IOException {
        Path young = place(NOBODYS, "socket");
        Path starting = place("brigade-" + ProcessHandle.current().pid() + "-7", "socket");
        age(starting);
        Path signal = Files.createDirectory(parent.resolve("brigade-signal-1"));
        try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            door.bind(UnixDomainSocketAddress.of(signal.resolve("signal")));
            age(signal);
            sweep();
            assertThat(signal.resolve("signal")).exists();
        }
        assertThat(young).exists();
        assertThat(starting).as("of a JVM that may have been stopped").exists();
    }

    @Test
    void noLinkIsFollowed() throws IOException {
        Path victims = Files.createDirectory(all.resolve("victim"));
        for (String socket : new String[]{"socket", "signal"}) {
            ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(victims.resolve(socket))).close();
        }
        age(victims);
        Files.createSymbolicLink(parent.resolve("brigade-888888888-1"), victims);
        Files.createSymbolicLink(parent.resolve("brigade-signal-888888888-1"), victims);
        Path last = abandoned(NOBODYS);
        sweep();
        assertThat(victims.resolve("socket")).exists();
        assertThat(victims.resolve("signal")).exists();
        assertThat(Files.exists(parent.resolve("brigade-888888888-1"), LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(last).doesNotExist();
    }

    @Test
    void whatIsNoSocketStays() throws IOException {
        Path file = Files.createDirectory(parent.resolve("brigade-888888888-1"));
        Files.writeString(file.resolve("socket"), "mine");
        Path more = Files.createDirectory(parent.resolve("brigade-888888888-2"));
        Files.writeString(more.resolve("diary"), "mine, too");
        Path link = Files.createDirectory(parent.resolve("brigade-888888888-3"));
        Files.createSymbolicLink(link.resolve("socket"), file.resolve("socket"));
        for (Path one : new Path[]{file, more, link}) {
            age(one);
        }
        Files.writeString(parent.resolve("brigade-888888888-4"), "no directory");
        Path last = abandoned(NOBODYS);
        sweep();
        assertThat(file.resolve("socket")).hasContent("mine");
        assertThat(more.resolve("diary")).hasContent("mine, too");
        assertThat(Files.isSymbolicLink(link.resolve("socket"))).isTrue();
        assertThat(last).doesNotExist();
    }

    /** Only root can give a directory away; elsewhere this is skipped. */
    @Test
    void othersDirectoriesStayAndEndNothing() throws IOException {
        assumeThat(Files.getAttribute(all, "unix:uid")).as("the uid, which is root's").isEqualTo(0);
        Path others = abandoned("brigade-888888888-1");
        Files.setAttribute(others, "unix:uid", 65534);
        Path last = abandoned(NOBODYS);
        sweep();
        assertThat(others.resolve("socket")).exists();
        assertThat(last).doesNotExist();
    }
}
