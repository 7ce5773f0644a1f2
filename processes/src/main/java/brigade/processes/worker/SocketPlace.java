package brigade.processes.worker;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where a worker's socket stands until it has connected: alone in a directory that only this user can enter (mode 0700).
 *
 * <p>A parent that is killed in the milliseconds between making the directory and starting the worker leaves it behind, and nobody
 * who would know. So whoever makes a first one deletes those that are older than any start may take.
 */
final class SocketPlace {
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final AtomicLong LAST = new AtomicLong();
    private static final Set<Path> CURRENT = ConcurrentHashMap.newKeySet();

    private static final String NAME = "brigade-";
    private static final String SOCKET = "socket";
    private static final Duration ABANDONED = Duration.ofMinutes(1);

    static {
        sweep();
    }

    private SocketPlace() {}

    private static void sweep() {
        Instant latest = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parent(), NAME + "[0-9]*-[0-9]*")) {
            for (Path directory : all) {
                if (Files.getLastModifiedTime(directory).toInstant().isBefore(latest)) {
                    tidy(directory.resolve(SOCKET));
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // Another user's, or another process's to sweep at this moment.
        }
    }

    private static Path parent() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Makes a new directory, and returns the path of the socket that is to stand in it. */
    static Path create() throws IOException {
        String prefix = NAME + ProcessHandle.current().pid() + "-";
        while (true) {
            try {
                Path directory = parent().resolve(prefix + LAST.incrementAndGet());
                Path socket = Files.createDirectory(directory, PRIVATE).resolve(SOCKET);
                CURRENT.add(socket);
                return socket;
            } catch (FileAlreadyExistsException _) {
                // Left by a process of the same number; the next name will do. (A random name would cost a worker's start much more.)
            }
        }
    }

    /** Deletes the socket with its directory. */
    static void tidy(Path socket) throws IOException {
        Files.deleteIfExists(socket);
        Path directory = socket.getParent();
        if (directory != null) {
            Files.deleteIfExists(directory);
        }
        CURRENT.remove(socket);
    }

    /** Deletes all that this process made and did not tidy yet, as well as it goes: the process is about to halt. */
    static void tidyAll() {
        for (Path socket : CURRENT) {
            try {
                tidy(socket);
            } catch (IOException _) {
                // Whoever deletes it at the same time, will.
            }
        }
    }
}
