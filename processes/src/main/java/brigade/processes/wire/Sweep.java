package brigade.processes.wire;

import brigade.processes.wire.SocketPlace.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Deletes what killed processes left in a directory that others may write to, too: there, a name proves nothing. What is deleted is a
 * socket, in a real directory of this user's, that was opened without following a link and is looked at through what was opened.
 */
final class Sweep {
    /** Longer than any start takes. */
    private static final Duration ABANDONED = Duration.ofMinutes(1);
    private static final Pattern NAME = Pattern.compile("brigade-(?:(?<pid>\\d{1,18})-\\d+|signal-.+)");

    private final Path parent;
    private final SecureDirectoryStream<Path> all;
    private final UserPrincipal owner;
    private final Instant latest = Instant.now().minus(ABANDONED);

    private Sweep(Path parent, SecureDirectoryStream<Path> all, UserPrincipal owner) {
        this.parent = parent;
        this.all = all;
        this.owner = owner;
    }

    /**
     * Sweeps.
     *
     * @param own a directory of this user's
     */
    static void below(Path parent, Path own) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent)) {
            if (stream instanceof SecureDirectoryStream<Path> all) {
                Sweep sweep = new Sweep(parent, all, Files.getOwner(own, LinkOption.NOFOLLOW_LINKS));
                for (Path entry : all) {
                    if (NAME.matcher(String.valueOf(entry.getFileName())).matches()) {
                        found.add(entry.getFileName());
                    }
                }
                found.forEach(sweep::sweep);
            }
        } catch (IOException | DirectoryIteratorException _) {
            // Who cannot look has nothing to sweep.
        }
    }

    private void sweep(Path name) {
        Matcher matcher = NAME.matcher(name.toString());
        if (!matcher.matches()) {
            return;
        }
        String pid = matcher.group("pid");
        Kind kind = pid == null ? Kind.SIGNAL : Kind.WORKER;
        boolean abandoned = false;
        try (SecureDirectoryStream<Path> directory = all.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            PosixFileAttributes attributes = directory.getFileAttributeView(PosixFileAttributeView.class).readAttributes();
            abandoned = attributes.owner().equals(owner) && attributes.lastModifiedTime().toInstant().isBefore(latest)
                    && (pid == null ? !isHeard(parent.resolve(name).resolve(kind.socket)) : !isJvm(Long.parseLong(pid)));
            if (abandoned && isSocket(directory, kind)) {
                directory.deleteFile(Path.of(kind.socket));
            }
        } catch (IOException | DirectoryIteratorException _) {
            // No directory, or another user's, or another process's to sweep at this moment.
        }
        if (abandoned) {
            remove(name);
        }
    }

    private static boolean isSocket(SecureDirectoryStream<Path> directory, Kind kind) throws IOException {
        return directory.getFileAttributeView(Path.of(kind.socket), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes().isOther();
    }

    private void remove(Path name) {
        try {
            all.deleteDirectory(name); // If it is empty, and if it is one.
        } catch (IOException _) {
            // Then it stays.
        }
    }

    /** Returns whether somebody listens there: a signal may live for hours. */
    private static boolean isHeard(Path socket) {
        try (SocketChannel guest = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            guest.configureBlocking(false);
            return guest.connect(UnixDomainSocketAddress.of(socket));
        } catch (ConnectException _) {
            return false;
        } catch (IOException _) {
            return Files.exists(socket, LinkOption.NOFOLLOW_LINKS); // Nobody can say.
        }
    }

    /** Returns whether that is a JVM: it may have been stopped for long while its worker started. */
    private static boolean isJvm(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().command())
                .map(command -> String.valueOf(Path.of(command).getFileName())).filter("java"::equals).isPresent();
    }
}
