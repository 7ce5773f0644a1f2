package brigade.processes.signal;

import brigade.common.model.ScenarioFailedException;
import brigade.processes.wire.SocketPlace;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A signal between processes, as {@code multiprocessing.Event} is in Python: it is given once, and whoever waits for it in another
 * process is released; who comes later is not held. Nobody asks again and again: who waits reads from a Unix-domain socket, and the
 * signal is the one byte that comes. When the signal's process ends without having given it, so does the waiting; and so it does when
 * those who wait cannot be heard, for want of open files.
 *
 * <p>The socket stands alone in a directory that only this user can enter, and goes with {@link #close}, or with the last process that
 * waits for it. The signal's own methods are for the thread that opened it.
 */
public final class Signal implements AutoCloseable {
    private static final int MOST_CONNECTING = 1000;
    private static final Duration TRY_AGAIN = Duration.ofMillis(20);
    private static final int MOST_TRIES = 100;

    private final SocketPlace place;
    private final Thread porter;
    private final List<SocketChannel> waiting = new ArrayList<>(); // guarded by itself, as what follows
    private boolean given;
    private @Nullable IOException deaf;

    private Signal(SocketPlace place) {
        this.place = place;
        this.porter = Thread.ofPlatform().daemon().name("signal").start(this::admit);
    }

    /**
     * Opens a signal that has not been given.
     *
     * @throws ScenarioFailedException if no directory takes a socket
     */
    public static Signal open() {
        try {
            return new Signal(SocketPlace.open(SocketPlace.Kind.SIGNAL, MOST_CONNECTING));
        } catch (IOException e) {
            throw new ScenarioFailedException("no place for a signal: " + e.getMessage(), e);
        }
    }

    /** Returns where other processes find it. */
    public Path place() {
        return place.path();
    }

    /** Lets them in until the door is closed. A guest who cannot be let in waits at the door meanwhile, and is told if it takes too long. */
    private void admit() {
        for (int tries = 0; place.door().isOpen();) {
            try {
                welcome(place.door().accept());
                tries = 0;
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                if (++tries == MOST_TRIES) {
                    giveUp(e);
                    return;
                }
                LockSupport.parkNanos(TRY_AGAIN.toNanos());
            }
        }
    }

    private void welcome(SocketChannel guest) {
        synchronized (waiting) {
            if (given || deaf != null) {
                dismiss(guest);
            } else {
                waiting.add(guest);
            }
        }
    }

    private void giveUp(IOException reason) {
        synchronized (waiting) {
            deaf = reason;
            dismissAll();
        }
        place.close();
    }

    /**
     * Releases everybody who waits, and everybody who will.
     *
     * @throws ScenarioFailedException if not everybody could be heard who came to wait; nobody waits any more
     */
    public void give() {
        synchronized (waiting) {
            if (deaf != null) {
                throw new ScenarioFailedException("not everybody who waits for the signal can be heard: " + deaf.getMessage(),
                        deaf);
            }
            given = true;
            dismissAll();
        }
    }

    private void dismissAll() {
        waiting.forEach(this::dismiss);
        waiting.clear();
    }

    /** Tells one who waits, and hangs up: without the byte, that says that the signal never comes. */
    private void dismiss(SocketChannel guest) {
        try (guest) {
            if (given) {
                guest.write(ByteBuffer.allocate(1));
            }
        } catch (IOException _) {
            // Who has given up does not hear it.
        }
    }

    /** Takes the signal away: who waits still waits in vain, and is told so. */
    @Override
    public void close() {
        place.close();
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
            dismissAll();
        }
    }

    /**
     * Waits, in any process, until the signal at that place is given; returns whether it was within that time.
     *
     * @throws CancellationException if it never will be, since it was taken away
     * @throws ScenarioFailedException if this process cannot wait for it, for want of open files
     */
    public static boolean await(Path place, Duration atMost) throws InterruptedException {
        SocketPlace.adopt(place);
        try (Selector selector = Selector.open(); SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return await(place, atMost, selector, socket);
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException("interrupted while waiting for a signal").initCause(e);
        } catch (IOException e) {
            throw new ScenarioFailedException("nobody can wait here for a signal: " + e.getMessage(), e);
        } finally {
            SocketPlace.release(place);
        }
    }

    private static boolean await(Path place, Duration atMost, Selector selector, SocketChannel socket)
            throws InterruptedException, ClosedByInterruptException {
        try {
            socket.connect(UnixDomainSocketAddress.of(place));
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
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw takenAway(place, socket.isConnected() || e instanceof ConnectException, e);
        }
        throw takenAway(place, true, null);
    }

    /** Nobody is at the other end any more. If that was killed, nobody else deletes its socket. */
    private static CancellationException takenAway(Path place, boolean dead, @Nullable IOException cause) {
        if (dead) {
            SocketPlace.tidy(place);
        }
        return (CancellationException) new CancellationException("the signal was taken away before it was given: " + place)
                .initCause(cause);
    }
}
