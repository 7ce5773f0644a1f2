package brigade.common.download;

import brigade.common.download.Verdict.Save;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file that is not whole yet, under a temporary name beside its final one, over all attempts to make it whole (rule D6). It is
 * locked while it is open, so that no other process writes the same one. What {@link #close} leaves of it is either nothing, or a part
 * with a note from which a later run can go on.
 *
 * <p>Its methods block on the disk, briefly, but for the constructor and {@link #standing}; an event loop must not call the others
 * itself. Safe for use by several threads, but one body at a time. An interrupt neither wakes nor harms it.
 */
public final class Part implements AutoCloseable {
    /** What the temporary name is longer than the final one. */
    static final String SUFFIX = ".part";
    /** What a temporary name is longer than the final one, at most, its dot and its note's suffix included. */
    static final int AFFIX_BYTES = 24;

    /** From how many bytes on a note is written at once: less is not worth it until it is known that the rest will not come. */
    private static final long NOTED_FROM_BYTES = 64 << 10;

    private final Fetch file;
    private final Terms terms;
    private final Pace pace;
    private @Nullable MessageDigest digest;
    private @Nullable RandomAccessFile disk;
    private Standing standing;
    private long end = Standing.UNKNOWN;
    private long digested;
    private byte[] scratch = {};
    private boolean noted;
    private boolean kept;

    /**
     * A file that stands whole under its final name.
     *
     * @param bytes its length
     * @param sha256 its checksum, in hexadecimal
     */
    public record Whole(long bytes, String sha256) {}

    /** Creates the part of a file; touches nothing. */
    public Part(Fetch file, Terms terms, Pace pace) {
        this.file = file;
        this.terms = terms;
        this.pace = pace;
        this.standing = terms.resume() ? file.leftover() : Standing.NONE;
    }

    /** Returns what stands now. */
    public synchronized Standing standing() {
        return standing;
    }

    /**
     * Makes ready for a body: opens and locks the file, and cuts it to where the body begins.
     *
     * @throws DiskException if the disk refuses
     */
    public synchronized void begin(Save save) throws IOException {
        try {
            if (disk == null) {
                disk = open(save.offset() > 0);
            }
            if (save.offset() == 0) {
                ResumeNote.delete(file.part());
                noted = false;
            }
            if (disk.length() != save.offset()) {
                disk.setLength(save.offset());
            }
            disk.seek(save.offset());
            standing = new Standing(save.offset(), save.validator(), save.total());
            end = save.end();
            digestUpTo(save.offset());
        } catch (FileSystemException e) {
            throw new DiskException("cannot write", Path.of(e.getFile()), e);
        } catch (DiskException | RefusedException e) {
            throw e;
        } catch (IOException e) {
            throw new DiskException("cannot write", file.part(), e);
        }
    }

    /** A part that nobody holds is a dead one's. To go on it must still be what it was when the plan was made; or else it is replaced. */
    private RandomAccessFile open(boolean goOn) throws IOException {
        if (!goOn) {
            try {
                Files.createFile(file.part());
                return locked();
            } catch (FileAlreadyExistsException _) {
                locked().close();
                Files.delete(file.part());
                Files.createFile(file.part());
                return locked();
            }
        }
        RandomAccessFile opened = locked();
        if (ResumeNote.read(file.part(), file.url()).equals(file.leftover())) {
            noted = true;
            return opened;
        }
        opened.close();
        standing = Standing.NONE;
        throw new IOException("the part " + file.part() + " was changed by somebody else");
    }

    private RandomAccessFile locked() throws IOException {
        RandomAccessFile opened = new RandomAccessFile(file.part().toFile(), "rw");
        try {
            FileLock lock = opened.getChannel().tryLock();
            if (lock != null) {
                return opened;
            }
        } catch (OverlappingFileLockException _) {
            // Held by this process: the same answer.
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        opened.close();
        throw new RefusedException("another download is writing " + file.part() + "; wait for it, or download elsewhere with --to");
    }

    /** Makes the digest that of the first bytes. The first one takes a JVM long enough to keep it off an event loop. */
    private void digestUpTo(long offset) throws IOException {
        if ((digest != null && digested == offset) || disk == null) {
            return;
        }
        digest = ResumeNote.sha256();
        digested = Standing.UNKNOWN;
        if (offset > 0) {
            readInto(digest, disk, offset);
        }
        digested = offset;
    }

    private static void readInto(MessageDigest digest, RandomAccessFile disk, long bytes) throws IOException {
        disk.seek(0);
        byte[] chunk = new byte[(int) Math.min(bytes, DownloadSpec.CHUNK_BYTES)];
        for (long left = bytes; left > 0;) {
            int count = (int) Math.min(chunk.length, left);
            disk.readFully(chunk, 0, count);
            digest.update(chunk, 0, count);
            left -= count;
        }
    }

    /**
     * Appends bytes of the body.
     *
     * @return how long to wait before the next are asked for; zero for not at all
     * @throws RefusedException if the file would become larger than announced, or than allowed
     * @throws DiskException if the disk refuses
     */
    public synchronized Duration write(byte[] bytes, int length) throws IOException {
        RandomAccessFile out = disk;
        MessageDigest sum = digest;
        if (out == null || sum == null) {
            throw new IOException("the part is closed");
        }
        long now = standing.bytes() + length;
        if (end != Standing.UNKNOWN && now > end) {
            spoil();
            throw new RefusedException("more came than the " + end + " bytes that were announced");
        }
        if (now > terms.limits().bytes()) {
            spoil();
            throw new RefusedException(Reasons.tooLarge(now, terms.limits().bytes()));
        }
        try {
            out.write(bytes, 0, length);
            standing = new Standing(now, standing.validator(), standing.total());
            if (now >= NOTED_FROM_BYTES) {
                note();
            }
        } catch (IOException e) {
            noteOrSpoil();
            throw new DiskException("cannot write", file.part(), e);
        }
        sum.update(bytes, 0, length);
        digested = now;
        return pace.after(length, System.nanoTime());
    }

    /** Appends what the buffer has left, as {@link #write(byte[], int)}. */
    public Duration write(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        return write(length, array -> bytes.get(array, 0, length));
    }

    /**
     * Appends bytes that are not in an array, as {@link #write(byte[], int)}.
     *
     * @param length how many
     * @param copy puts them at the beginning of the array that it is given, which may be longer; not to be kept
     */
    public synchronized Duration write(int length, Consumer<byte[]> copy) throws IOException {
        if (scratch.length < length) {
            scratch = new byte[length];
        }
        copy.accept(scratch);
        return write(scratch, length);
    }

    private void note() throws IOException {
        if (!noted && standing.resumable()) {
            ResumeNote.write(file.part(), file.url(), standing);
            noted = true;
        }
    }

    /** A part whose note the disk has no room for is of no use to a later run. */
    private void noteOrSpoil() {
        try {
            note();
        } catch (IOException _) {
            spoil();
        }
    }

    /** What stands is good for nothing. */
    private void spoil() {
        standing = Standing.NONE;
    }

    /**
     * Moves the written file into its place, if it is whole.
     *
     * @return what now stands under the final name
     * @throws IOException if bytes are missing; more may come
     * @throws RefusedException if the checksum is another, or the final name has been taken meanwhile
     * @throws DiskException if the disk refuses
     */
    public synchronized Whole keep() throws IOException {
        if (standing.total() != Standing.UNKNOWN && standing.bytes() < standing.total()) {
            throw new IOException(Reasons.shortOf(standing));
        }
        if (disk == null || digest == null) {
            throw new IOException("the part is closed");
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        digested = Standing.UNKNOWN;
        if (file.sha256().isPresent() && !file.sha256().get().equals(sha256)) {
            spoil();
            throw new RefusedException(
                    "the checksum does not match: expected sha256 " + file.sha256().get() + ", and it is " + sha256);
        }
        try {
            if (noted) {
                ResumeNote.delete(file.part());
                noted = false;
            }
            move();
            kept = true;
            disk.close();
            return new Whole(standing.bytes(), sha256);
        } catch (FileAlreadyExistsException e) {
            throw new RefusedException(Reasons.exists(file.target()));
        } catch (IOException e) {
            throw new DiskException("cannot move the whole file to", file.target(), e);
        }
    }

    /**
     * A hard link comes to be or finds the name taken, in one step; a move would replace what stands there. Where there are no hard
     * links, a look and a move must do.
     */
    private void move() throws IOException {
        if (terms.overwrite()) {
            Files.move(file.part(), file.target(), StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            Files.createLink(file.target(), file.part());
            Files.delete(file.part());
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException _) {
            if (Files.exists(file.target())) {
                throw new FileAlreadyExistsException(file.target().toString());
            }
            Files.move(file.part(), file.target(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Leaves what a later run can go on from, and deletes what it cannot; does nothing once the file was kept. */
    @Override
    public synchronized void close() {
        RandomAccessFile open = disk;
        if (kept || open == null) {
            return;
        }
        disk = null;
        if (terms.resume()) {
            noteOrSpoil();
        }
        try {
            if (!terms.resume() || !standing.resumable()) {
                ResumeNote.delete(file.part());
                Files.deleteIfExists(file.part());
            }
        } catch (IOException _) {
            // What is left has no note that fits, and the next run starts over.
        } finally {
            closed(open);
        }
    }

    private static void closed(RandomAccessFile open) {
        try {
            open.close();
        } catch (IOException _) {
            // Everything was written before.
        }
    }

    /**
     * Deletes a part that no later run can go on from: for whoever had to kill what wrote it. Leaves alone what another process is
     * writing.
     */
    static void tidy(Fetch file) {
        if (!Files.exists(file.part()) || ResumeNote.read(file.part(), file.url()).resumable()) {
            return;
        }
        try {
            try (RandomAccessFile _ = new Part(file, Terms.standard(), new Pace(Limits.NONE)).locked()) {
                ResumeNote.delete(file.part());
                Files.deleteIfExists(file.part());
            }
        } catch (IOException _) {
            // Somebody holds it, or it is gone.
        }
    }
}
