package brigade.common.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * An open file that is locked, so that no other process writes it, and that is under its name as long as all who want the name keep
 * to this: <i>what is under it goes away only by the hand of whoever has it locked, and has looked, since, that it is still there.</i>
 *
 * <p>Between opening a file and locking it, its name may have passed to another file. So after locking, this looks: is what is under
 * the name what was locked? If not, it starts over. Java cannot ask an open file who it is. A new file therefore gets a random
 * length, which the name must show; of one that was there, everything that shows must be as it was before it was opened.
 *
 * <p>No symbolic link is followed. Several threads may not use it at once; an interrupt neither wakes nor harms it.
 */
final class LockedFile implements AutoCloseable {
    private static final int MOST_TRIES = 100;
    private static final int LONGEST_MARK_BYTES = 64 << 10;

    /** What this process has open: to open it a second time, and close that, would release the lock of the first. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private FileChannel channel;
    private final Object self;

    /** What is done with a channel. */
    @FunctionalInterface
    private interface Work<T> {
        T done() throws IOException;
    }

    private LockedFile(Path path, FileChannel channel, Object self) {
        this.path = path;
        this.channel = channel;
        this.self = self;
    }

    /**
     * Creates an empty file. What is under its name is deleted if nobody holds it; if it is not the caller's own, it is put aside.
     *
     * @param words takes what is to be said of that
     * @throws RefusedException if somebody holds it, or it cannot be put aside
     */
    static LockedFile create(Path path, Consumer<String> words) throws IOException {
        return reserved(path, () -> {
            for (int tries = 0; tries < MOST_TRIES; tries++) {
                try {
                    FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                            StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                    Optional<LockedFile> created = locked(path, channel, () -> marked(path, channel));
                    if (created.isPresent()) {
                        return created;
                    }
                } catch (FileAlreadyExistsException _) {
                    clearAway(path, words);
                }
            }
            throw held(path);
        }).orElseThrow(() -> held(path));
    }

    /**
     * Opens the file that is under the name; empty if there is none, or none of the caller's own.
     *
     * @throws RefusedException if somebody holds it
     */
    static Optional<LockedFile> open(Path path) throws IOException {
        return reserved(path, () -> {
            Optional<OnDisk> seen = OnDisk.at(path).filter(OnDisk::isOursAlone);
            return seen.isEmpty() ? Optional.empty() : opened(path, seen.get());
        });
    }

    private static Optional<LockedFile> reserved(Path path, Work<Optional<LockedFile>> opening) throws IOException {
        if (!OPEN.add(path)) {
            throw held(path);
        }
        Optional<LockedFile> opened = Optional.empty();
        try {
            opened = undisturbed(opening);
            return opened;
        } finally {
            if (opened.isEmpty()) {
                OPEN.remove(path);
            }
        }
    }

    /** Empty if what is under the name is not what was seen there. */
    static Optional<LockedFile> opened(Path path, OnDisk seen) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        return locked(path, channel, () -> OnDisk.at(path).filter(seen::equals).map(OnDisk::key));
    }

    private static Optional<LockedFile> locked(Path path, FileChannel channel, Work<Optional<Object>> look) throws IOException {
        Optional<Object> self = Optional.empty();
        try {
            lock(path, channel);
            self = look.done();
        } finally {
            if (self.isEmpty()) {
                channel.close();
            }
        }
        return self.map(known -> new LockedFile(path, channel, known));
    }

    private static void lock(Path path, FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw held(path);
            }
        } catch (OverlappingFileLockException e) { // Under another name.
            throw (RefusedException) held(path).initCause(e);
        }
    }

    /** A length that is set through the open file and seen under the name is the one thing that says that they are one. */
    static Optional<Object> marked(Path path, FileChannel channel) throws IOException {
        long mark = 1L + ThreadLocalRandom.current().nextInt(LONGEST_MARK_BYTES);
        channel.write(ByteBuffer.allocate(1), mark - 1);
        Optional<Object> seen = OnDisk.key(path, mark);
        channel.truncate(0);
        return seen;
    }

    private static void clearAway(Path path, Consumer<String> words) throws IOException {
        Optional<OnDisk> there = OnDisk.at(path);
        if (there.isPresent() && there.get().isOurs()) {
            Optional<LockedFile> dead = opened(path, there.get());
            if (dead.isPresent()) { // A run that holds it no more is a dead one.
                try (FileChannel _ = dead.get().channel) {
                    if (there.get().isOursAlone()) {
                        Files.delete(path);
                    } else {
                        there.get().clearAway(path, words);
                    }
                }
            }
        } else if (there.isPresent()) {
            there.get().clearAway(path, words);
        }
    }

    private static RefusedException held(Path path) {
        return new RefusedException("another download is writing " + path + "; wait for it, or download elsewhere with --to");
    }

    private RefusedException replaced() {
        return new RefusedException("another program has replaced " + path + " while it was written; download elsewhere with --to");
    }

    /** An interruption closes the channel that it finds in use. Then the work is done again, and the interruption is kept for later. */
    private static <T> T undisturbed(Work<T> work) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try {
                    return work.done();
                } catch (ClosedByInterruptException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private FileChannel channel() throws IOException {
        if (!channel.isOpen()) {
            FileChannel again = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            boolean ours = false;
            try {
                lock(path, again);
                ours = isThere();
            } finally {
                if (!ours) {
                    again.close();
                }
            }
            if (!ours) {
                throw replaced();
            }
            channel = again;
        }
        return channel;
    }

    private boolean is(Path name, long size) throws IOException {
        return OnDisk.key(name, size).filter(self::equals).isPresent();
    }

    /** Returns whether it is still locked and under its name, and so whether what is beside it is the caller's to change. */
    boolean isHeld() throws IOException {
        return channel.isOpen() && isThere();
    }

    private boolean isThere() throws IOException {
        return is(path, OnDisk.ANY_SIZE);
    }

    /** Cuts the file to that length, if it is longer. */
    void cutTo(long length) throws IOException {
        undisturbed(() -> channel().truncate(length));
    }

    /** Fills the array's beginning with the bytes from that place on. */
    void read(byte[] bytes, int length, long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            if (undisturbed(() -> channel().read(buffer, from + buffer.position())) < 0) {
                throw new IOException("the file has become shorter");
            }
        }
    }

    /** Writes the array's beginning to that place. */
    void write(byte[] bytes, int length, long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            int _ = undisturbed(() -> channel().write(buffer, at + buffer.position()));
        }
    }

    /** Returns when the bytes are on the disk, and would be there after a power failure. */
    void flush() throws IOException {
        undisturbed(() -> {
            channel().force(false);
            return path;
        });
    }

    /** Returns when the name is on the disk, too. */
    static void flushDirectoryOf(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            undisturbed(() -> {
                try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                    channel.force(true);
                }
                return directory;
            });
        }
    }

    /**
     * Gives the file, whole, its final name, and takes away the old one.
     *
     * @param size how long it is
     * @param overwrite whether a file of that name is replaced
     * @throws FileAlreadyExistsException if there is one, and it is not to be replaced
     * @throws RefusedException if it is not what was written
     */
    void rename(Path target, long size, boolean overwrite) throws IOException {
        if (!channel.isOpen() || !is(path, size)) {
            throw replaced();
        }
        boolean moved = overwrite || !link(target);
        if (moved) {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        }
        if (!is(target, size)) {
            Files.deleteIfExists(target);
            throw replaced();
        }
        if (!moved) {
            Files.delete(path);
        }
    }

    /**
     * A hard link comes to be or finds the name taken, in one step; a move would replace what is there. Where there are no hard links, a
     * look and a move must do.
     */
    private boolean link(Path target) throws IOException {
        try {
            Files.createLink(target, path);
            return true;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException _) {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            return false;
        }
    }

    /** Deletes the file, unless its name is another's by now. */
    void delete() throws IOException {
        if (isHeld()) {
            Files.delete(path);
        }
    }

    /** Closes the file, and gives up the lock. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            OPEN.remove(path);
        }
    }
}
