package brigade.common.download;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is under a name, seen without following a link. Two of them are equal if nothing has happened to the file in between that
 * shows.
 *
 * @param key which file it is; no other has the same while it is open
 * @param created when it was created; on a file system that does not keep that, when it was last changed
 * @param mode its kind and its permissions, as {@code stat} has them
 * @param links how many names it has
 * @param owner whose it is
 * @param size how many bytes it has
 */
record OnDisk(Object key, FileTime created, long mode, long links, long owner, long size) {
    /** However long it is. */
    static final long ANY_SIZE = -1;

    private static final String ATTRIBUTES = "unix:fileKey,creationTime,mode,nlink,uid,size";
    private static final int KIND = 0xF000;
    private static final int REGULAR = 0x8000;
    private static final int SYMBOLIC_LINK = 0xA000;
    private static final int DIRECTORY = 0x4000;
    private static final int NAMED_PIPE = 0x1000;
    private static final int SOCKET = 0xC000;
    private static final int MOST_ASIDE = 9;

    /** Who runs this process. Asked only where there is something that may be another user's. */
    private static final class Caller {
        private static final long ID = new UnixSystem().getUid();
    }

    /** Looks at what is under that name; empty if there is nothing. */
    static Optional<OnDisk> at(Path path) throws IOException {
        try {
            Map<String, Object> seen = Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(new OnDisk(Objects.requireNonNull(seen.get("fileKey")),
                    FileTime.class.cast(Objects.requireNonNull(seen.get("creationTime"))), number(seen, "mode"),
                    number(seen, "nlink"), number(seen, "uid"), number(seen, "size")));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static long number(Map<String, Object> seen, String name) {
        Object number = Objects.requireNonNull(seen.get(name));
        return number instanceof Integer whole ? Integer.toUnsignedLong(whole) : (Long) number;
    }

    /** Returns which file is under that name; empty if there is none, or it is not of that length. */
    static Optional<Object> key(Path path, long size) throws IOException {
        try {
            BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return size == ANY_SIZE || seen.size() == size ? Optional.ofNullable(seen.fileKey()) : Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private boolean isRegular() {
        return (mode & KIND) == REGULAR;
    }

    /** Returns whether it is a file that only this user writes, through whichever name. */
    boolean isOurs() {
        return isRegular() && owner == Caller.ID;
    }

    /** Returns whether what it holds can be relied on: nobody else has put it there, and nobody else has another name for it. */
    boolean isOursAlone() {
        return isOurs() && links == 1;
    }

    /** Returns what it is, if it is not ours alone: "it belongs to another user". */
    private String strangeness() {
        return switch ((int) mode & KIND) {
            case REGULAR -> isOurs() ? "it is another name of a file that has more than one" : "it belongs to another user";
            case SYMBOLIC_LINK -> "it is a symbolic link";
            case DIRECTORY -> "it is a directory";
            case NAMED_PIPE -> "it is a named pipe";
            case SOCKET -> "it is a socket";
            default -> "it is a device";
        };
    }

    /**
     * Frees the name from what is not ours alone, and says so: another user's file and a symbolic link get another name, and lose
     * nothing; of a file of ours that has several names, only this one goes.
     *
     * @throws RefusedException if it is no file, or not ours to move
     */
    void clearAway(Path path, Consumer<String> words) throws IOException {
        if (isOurs()) {
            Files.deleteIfExists(path);
            words.accept("removed the name " + path.getFileName() + ": " + strangeness());
            return;
        }
        if (!isRegular() && (mode & KIND) != SYMBOLIC_LINK) {
            throw new RefusedException(
                    "cannot write " + path + ": " + strangeness() + "; remove it, or download elsewhere with --to");
        }
        for (int number = 1; number <= MOST_ASIDE; number++) {
            Path aside = path.resolveSibling(path.getFileName() + ".aside" + (number == 1 ? "" : "-" + number));
            try {
                Files.move(path, aside);
                words.accept("put " + path.getFileName() + " aside as " + aside.getFileName() + ": " + strangeness());
                return;
            } catch (FileAlreadyExistsException _) { // The next number, then.
            } catch (NoSuchFileException _) {
                return; // It has gone by itself.
            } catch (FileSystemException e) {
                throw new RefusedException("cannot write " + path + ": " + strangeness()
                        + ", and it cannot be put aside; download elsewhere with --to");
            }
        }
        throw new RefusedException("cannot write " + path + ": " + strangeness() + ", as are " + MOST_ASIDE
                + " that were put aside before; remove them, or download elsewhere with --to");
    }
}
