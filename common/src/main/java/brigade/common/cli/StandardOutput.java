package brigade.common.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * This process's standard output. The first write that fails is the last: {@link PrintStream} would keep the failure to itself, and a
 * run whose output nobody gets would go on to its end.
 */
final class StandardOutput extends OutputStream {
    private static final Path LINK = Path.of("/proc/self/fd/1");

    private final OutputStream file = new FileOutputStream(FileDescriptor.out);
    private final Runnable failed;
    private volatile @Nullable IOException failure;

    private StandardOutput(Runnable failed) {
        this.failed = failed;
    }

    /**
     * Becomes {@code System.out}, and has standard error print in the same way: in UTF-8, for a terminal whose locale names less than
     * that (as in cron or a container, where it names none) shows it all the same, and a file or a pipe is read by somebody else.
     *
     * @param failed called once when the first write has failed, by the thread that wrote
     */
    static StandardOutput take(Runnable failed) {
        StandardOutput output = new StandardOutput(failed);
        System.setOut(new PrintStream(new BufferedOutputStream(output), false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.err)), true,
                StandardCharsets.UTF_8));
        return output;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        IOException before = failure;
        if (before != null) {
            throw new IOException(before.getMessage(), before);
        }
        try {
            file.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
            failed.run();
            throw e;
        }
    }

    /** Returns why a write failed; empty if none did. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Returns whether a failed write says no more than that whoever read is gone: of all files only pipes and sockets have a reader. */
    static boolean isReaderGone(IOException failure) {
        String reason = String.valueOf(failure.getMessage());
        if (reason.contains("Broken pipe") || reason.contains("Connection reset")) {
            return true;
        }
        try {
            return Files.readSymbolicLink(LINK).toString().matches("(?:pipe|socket):.*");
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }
}
