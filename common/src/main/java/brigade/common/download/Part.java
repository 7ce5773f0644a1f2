package brigade.common.download;

import brigade.common.download.Verdict.Save;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
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
    private @Nullable LockedFile disk;
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
     * @throws RefusedException if another download writes the file, or another user's is in its way
     * @throws DiskException if the disk refuses
     * @throws PartialFileException if it is no longer what was to be gone on from; to start over may help
     */
    public synchronized void begin(Save save) throws IOException {
        Consumer<String> words = said -> save.attempt().step().note(DownloadSpec.NOTES + said);
        try {
            boolean cut = disk != null || save.offset() > 0; // A new file is empty.
            if (disk == null) {
                disk = open(save.offset() > 0, words);
            }
            if (save.offset() == 0) {
                ResumeNote.delete(file.part(), words);
                noted = false;
            }
            if (cut) {
                disk.cutTo(save.offset());
            }
            standing = new Standing(save.offset(), save.validator(), save.total());
            end = save.end();
            digestUpTo(save.offset());
        } catch (FileSystemException e) {
            throw new DiskException("cannot write", Path.of(e.getFile()), e);
        } catch (DiskException | RefusedException | PartialFileException e) {
            throw e;
        } catch (IOException e) {
            throw new DiskException("cannot write", file.part(), e);
        }
    }

    /** A partial file that nobody holds is a dead run's. To go on, it must still be what it was when the plan was made. */
    private LockedFile open(boolean goOn, Consumer<String> words) throws IOException {
        if (!goOn) {
            return LockedFile.create(file.part(), words);
        }
        Optional<LockedFile> opened = LockedFile.open(file.part());
        if (opened.isPresent()) {
            if (ResumeNote.read(file.part(), file.url()).equals(file.leftover())) {
                noted = true;
                return opened.get();
            }
            opened.get().close();
        }
        standing = Standing.NONE;
        throw new PartialFileException(file.part() + " is not what it was when the download was planned");
    }

    /** The partial file is no longer what it was. The next attempt replaces it. */
    static final class PartialFileException extends IOException {
        private static final long serialVersionUID = 1;

        PartialFileException(String message) {
            super(message);
        }
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

    private static void readInto(MessageDigest digest, LockedFile disk, long bytes) throws IOException {
        byte[] chunk = new byte[(int) Math.min(bytes, DownloadSpec.CHUNK_BYTES)];
        for (long from = 0; from < bytes; from += chunk.length) {
            int count = (int) Math.min(chunk.length, bytes - from);
            disk.read(chunk, count, from);
            digest.update(chunk, 0, count);
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
        LockedFile out = disk;
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
            out.write(bytes, length, standing.bytes());
            standing = new Standing(now, standing.validator(), standing.total());
            if (now >= NOTED_FROM_BYTES) {
                note();
            }
        } catch (RefusedException e) {
            spoil();
            throw e;
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
        if (!noted && standing.resumable() && disk != null && disk.isHeld()) {
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
                ResumeNote.delete(file.part(), _ -> {});
                noted = false;
            }
            if (terms.fsync()) {
                disk.flush();
            }
            disk.rename(file.target(), standing.bytes(), terms.overwrite());
            kept = true;
            if (terms.fsync()) {
                LockedFile.flushDirectoryOf(file.target());
            }
            disk.close();
            return new Whole(standing.bytes(), sha256);
        } catch (FileAlreadyExistsException _) {
            spoil(); // A later run would be refused, too, and never go on from it.
            throw new RefusedException(Reasons.exists(file.target()));
        } catch (RefusedException e) {
            spoil();
            throw e;
        } catch (IOException e) {
            throw new DiskException("cannot move the whole file to", file.target(), e);
        }
    }

    /** Leaves what a later run can go on from, and deletes what it cannot; does nothing once the file was kept. */
    @Override
    public synchronized void close() {
        LockedFile open = disk;
        if (kept || open == null) {
            return;
        }
        try (open) {
            if (!open.isHeld()) {
                return; // Another program has replaced it, and what is there now is not ours to note or to delete.
            }
            if (terms.resume()) {
                if (terms.fsync() && standing.resumable()) {
                    open.flush();
                }
                noteOrSpoil();
            }
            if (!terms.resume() || !standing.resumable()) {
                remove(open);
            }
        } catch (IOException _) {
            // What is left has no note that fits, and the next run starts over.
        } finally {
            disk = null;
        }
    }

    private void remove(LockedFile open) throws IOException {
        try {
            ResumeNote.delete(file.part(), _ -> {});
        } finally {
            open.delete();
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
            Optional<LockedFile> dead = LockedFile.open(file.part());
            if (dead.isPresent()) {
                try (LockedFile open = dead.get()) {
                    new Part(file, Terms.standard(), new Pace(Limits.NONE)).remove(open);
                }
            }
        } catch (IOException _) {
            // Somebody holds it, or it is gone.
        }
    }
}
