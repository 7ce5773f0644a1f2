package brigade.processes.wire;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A listening Unix-domain socket and where it is: alone in a directory that only this user can enter (mode 0700), below the directory
 * for temporary files, or below another one if that takes no socket. Both go with {@link #close}.
 *
 * <p>A process that is killed meanwhile leaves them behind. So whoever opens a first one has the {@link Sweep} look for abandoned ones.
 */
public final class SocketPlace implements AutoCloseable {

    /** What a socket is for. */
    public enum Kind {
        /** A worker that starts connects to it, once. */
        WORKER("brigade-", "socket"),
        /** Processes that wait for a signal connect to it. */
        SIGNAL("brigade-signal-", "signal");

        final String directory;
        final String socket;

        Kind(String directory, String socket) {
            this.directory = directory;
            this.socket = socket;
        }
    }

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    /** A socket's address has room for 103 bytes on macOS, and for 107 on Linux. */
    private static final int MOST_BYTES = 103;
    private static final AtomicLong LAST = new AtomicLong();
    private static final Set<Path> CURRENT = ConcurrentHashMap.newKeySet();
    private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

    private final ServerSocketChannel door;
    private final Path path;

    private SocketPlace(ServerSocketChannel door, Path path) {
        this.door = door;
        this.path = path;
    }

    /**
     * Opens a socket in a new directory.
     *
     * @param backlog how many may be connecting at once
     * @throws IOException if no directory takes one; the message says in one line which were tried, and what was wrong with each
     */
    public static SocketPlace open(Kind kind, int backlog) throws IOException {
        return open(kind, backlog, parents());
    }

    static SocketPlace open(Kind kind, int backlog, Collection<Path> parents) throws IOException {
        StringJoiner reasons = new StringJoiner("; ");
        for (Path parent : parents) {
            try {
                return open(kind, backlog, parent);
            } catch (IOException e) {
                reasons.add(parent + ": " + reason(e));
            }
        }
        throw new IOException("no directory takes a socket, name one that does with -Djava.io.tmpdir: " + reasons);
    }

    private static Set<Path> parents() {
        Set<Path> parents = new LinkedHashSet<>();
        for (@Nullable
        String name : new @Nullable String[]{System.getProperty("java.io.tmpdir"), System.getenv("XDG_RUNTIME_DIR"), "/tmp",
                "/var/tmp", System.getProperty("user.home")}) {
            try {
                if (name != null && !name.isEmpty()) {
                    parents.add(Path.of(name).toAbsolutePath());
                }
            } catch (InvalidPathException _) {
                // Then it is no directory.
            }
        }
        return parents;
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such directory";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException file when file.getReason() != null -> String.valueOf(file.getReason());
            default -> String.valueOf(e.getMessage());
        };
    }

    private static SocketPlace open(Kind kind, int backlog, Path parent) throws IOException {
        Path directory = create(kind, parent);
        Path path = directory.resolve(kind.socket);
        CURRENT.add(path);
        try {
            ServerSocketChannel door = listening(path, backlog);
            if (SWEPT.add(parent)) {
                Sweep.below(parent, directory);
            }
            return new SocketPlace(door, path);
        } catch (IOException e) {
            tidy(path);
            throw e;
        }
    }

    private static Path create(Kind kind, Path parent) throws IOException {
        String prefix = kind.directory + ProcessHandle.current().pid() + "-";
        while (true) {
            Path directory = parent.resolve(prefix + LAST.incrementAndGet());
            int bytes = directory.resolve(kind.socket).toString().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                throw new IOException("its name is too long, by " + (bytes - MOST_BYTES) + " bytes");
            }
            try {
                return Files.createDirectory(directory, PRIVATE);
            } catch (FileAlreadyExistsException _) {
                // Left by a process of the same number; the next name will do. (A random name would cost a worker's start much more.)
            }
        }
    }

    private static ServerSocketChannel listening(Path path, int backlog) throws IOException {
        ServerSocketChannel door = socket();
        try {
            return door.bind(UnixDomainSocketAddress.of(path), backlog);
        } catch (IOException e) {
            door.close();
            throw e;
        }
    }

    private static ServerSocketChannel socket() throws IOException {
        try {
            return ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (LinkageError e) { // which is how the JDK says that it found no open files when it first needed them
            throw new IOException(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        }
    }

    /** Returns the listening socket. */
    public ServerSocketChannel door() {
        return door;
    }

    /** Returns where others find it. */
    public Path path() {
        return path;
    }

    /** Nobody can connect any more, and nothing is left. */
    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException _) {
            // It is closed for everybody all the same.
        }
        tidy(path);
    }

    /** Says that this process deletes the socket of another one if that is gone: {@link #tidyAll} then does. */
    public static void adopt(Path socket) {
        CURRENT.add(socket);
    }

    /** Takes back what {@link #adopt} said. */
    public static void release(Path socket) {
        CURRENT.remove(socket);
    }

    /** Deletes a socket with its directory, as well as it goes: what cannot be deleted now, the {@link Sweep} will find. */
    public static void tidy(Path socket) {
        try {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(Objects.requireNonNull(socket.getParent()));
        } catch (IOException _) {
            // Whoever deletes it at the same time, will.
        }
        CURRENT.remove(socket);
    }

    /** Deletes all that this process opened or adopted, and did not tidy yet: the process is about to halt. */
    public static void tidyAll() {
        CURRENT.forEach(SocketPlace::tidy);
    }
}
