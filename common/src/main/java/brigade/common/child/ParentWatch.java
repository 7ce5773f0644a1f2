package brigade.common.child;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;

/**
 * Ends this JVM and its descendants when the JVM that started it is gone, however it went: SIGKILL, too. The parent keeps the other
 * end of this JVM's standard input, a pipe, and never writes to it; the operating system closes it with the parent. Nothing else can
 * read standard input meanwhile.
 */
public final class ParentWatch implements AutoCloseable {
    /** The exit status of a JVM whose parent is gone. */
    public static final int ORPHANED = 70;

    private final Thread watcher;

    private ParentWatch() {
        System.setIn(InputStream.nullInputStream());
        watcher = Thread.ofPlatform().daemon().name("parent-watch").start(ParentWatch::watch);
    }

    /** Starts to watch, on a thread of its own. */
    public static ParentWatch start() {
        return new ParentWatch();
    }

    private static void watch() {
        try (FileInputStream in = new FileInputStream(FileDescriptor.in); FileChannel parent = in.getChannel()) {
            ByteBuffer nothing = ByteBuffer.allocate(1);
            while (parent.read(nothing) >= 0) {
                nothing.clear();
            }
        } catch (ClosedByInterruptException _) {
            return;
        } catch (IOException _) {
            // Whatever is wrong with it, it cannot say any more that the parent lives.
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(ORPHANED);
    }

    /** Ends the watch: a thread that waits in the operating system would hold up the JVM's exit by 300 ms. */
    @Override
    public void close() {
        watcher.interrupt();
        boolean interrupted = false;
        while (watcher.isAlive()) {
            try {
                watcher.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
