package brigade.processes.signal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A signal between processes, as {@code multiprocessing.Event} is in Python: it is given once, and whoever waits for it in another
 * process is released; who comes later is not held. Nobody asks again and again: who waits reads from a Unix-domain socket, and the
 * signal is the one byte that comes. When the signal's process ends without having given it, so does the waiting.
 *
 * <p>The socket stands alone in a directory that only this user can enter, and goes with {@link #close}. The signal's own methods are
 * for the thread that opened it.
 */
public final class Signal implements AutoCloseable {
    private static final String SOCKET = "signal";
    private static final int MOST_CONNECTING = 1000;

    private final Path directory;
    private final Path place;
    private final ServerSocketChannel door;
    private final Thread porter;
    private final List<SocketChannel> waiting = new ArrayList<>(); // guarded by itself
    private boolean given; // guarded by the list

    private Signal(Path directory, Path place, ServerSocketChannel door) {
        this.directory = directory;
        this.place = place;
        this.door = door;
        this.porter = Thread.ofVirtual().name("signal").start(this::admit);
    }

    /**
     * Opens a signal that has not been given.
     *
     * @throws UncheckedIOException if the directory for temporary files takes no socket
     */
    public static Signal open() {
        try {
            Path directory = Files.createTempDirectory("brigade-signal-");
            Path place = directory.resolve(SOCKET);
            ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            return new Signal(directory, place, door.bind(UnixDomainSocketAddress.of(place), MOST_CONNECTING));
        } catch (IOException e) {
            throw new UncheckedIOException("no place for a signal's socket in " + System.getProperty("java.io.tmpdir"), e);
        }
    }

    /** Returns where other processes find it. */
    public Path place() {
        return place;
    }

    private void admit() {
        while (true) {
            try {
                SocketChannel guest = door.accept();
                synchronized (waiting) {
                    waiting.add(guest);
                    if (given) {
                        tell(guest);
                    }
                }
            } catch (IOException _) {
                return; // The door is closed.
            }
        }
    }

    /** Releases everybody who waits, and everybody who will. */
    public void give() {
        synchronized (waiting) {
            given = true;
            waiting.forEach(Signal::tell);
        }
    }

    private static void tell(SocketChannel guest) {
        try {
            guest.write(ByteBuffer.allocate(1));
        } catch (IOException _) {
            // Who has given up does not hear it.
        }
    }

    /** Takes the signal away: who waits still waits in vain, and is told so. */
    @Override
    public void close() {
        try {
            door.close();
            Files.deleteIfExists(place);
            Files.deleteIfExists(directory);
            boolean interrupted = Thread.interrupted();
            while (porter.isAlive()) {
                try {
                    porter.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            synchronized (waiting) {
                for (SocketChannel guest : waiting) {
                    guest.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a signal's socket cannot be taken away: " + place, e);
        }
    }

    /**
     * Waits, in any process, until the signal at that place is given; returns whether it was within that time.
     *
     * @throws CancellationException if it never will be, since it was taken away
     */
    public static boolean await(Path place, Duration atMost) throws InterruptedException {
        try (Selector selector = Selector.open(); SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(place))) {
            socket.configureBlocking(false).register(selector, SelectionKey.OP_READ);
            int ready = selector.select(Math.max(1, atMost.toMillis()));
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for a signal");
            }
            if (ready == 0) {
                return false;
            }
            if (socket.read(ByteBuffer.allocate(1)) == 1) {
                return true;
            }
            throw new CancellationException("the signal was taken away before it was given: " + place);
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException("interrupted while waiting for a signal").initCause(e);
        } catch (IOException e) {
            throw (CancellationException) new CancellationException("there is no signal any more at " + place).initCause(e);
        }
    }
}
