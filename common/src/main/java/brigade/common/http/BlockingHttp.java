package brigade.common.http;

import brigade.common.http.BlockingConnection.StaleConnectionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * HTTP/1.1 for threads that block, as the threads and processes use it: a channel's socket, TLS, a proxy's tunnel, connections that
 * serve several requests, and {@link ResponseDecoder} for what comes. It follows no redirect and tries nothing twice; the policy decides
 * that. How many requests are in flight at once is for the caller to say. Safe for use by several threads; a request blocks its own.
 */
public final class BlockingHttp {
    private final Optional<Path> trust;
    private final Map<Hop, Deque<BlockingConnection>> idle = new HashMap<>(); // guarded by this
    private final Set<BlockingConnection> open = new HashSet<>(); // guarded by this

    private BlockingHttp(Optional<Path> trust) {
        this.trust = trust;
    }

    /** What to do with a client while it is open. */
    @FunctionalInterface
    public interface Use<T> {
        /** Does it. */
        T with(BlockingHttp client) throws InterruptedException;
    }

    /** Opens a client, uses it, and closes its connections. */
    public static <T> T with(Use<T> use) throws InterruptedException {
        return with(Optional.empty(), use);
    }

    /**
     * Opens a client, uses it, and closes its connections.
     *
     * @param trust a PEM file with the certificates to trust; empty for the JDK's own
     */
    public static <T> T with(Optional<Path> trust, Use<T> use) throws InterruptedException {
        BlockingHttp client = new BlockingHttp(trust);
        try {
            return use.with(client);
        } finally {
            client.close();
        }
    }

    /**
     * Sends a request, and waits for the head of its answer.
     *
     * @throws RequestFailure if there is none in time, or the calling thread was interrupted; its interrupt status is then set
     */
    public Exchange send(Request request, Timeouts timeouts) throws IOException {
        Clock whole = Clock.of(timeouts.whole());
        Hop hop = request.hop();
        byte[] bytes = request.bytes();
        for (Optional<BlockingConnection> kept = take(hop); kept.isPresent(); kept = take(hop)) {
            try {
                return exchange(kept.get(), bytes, timeouts, whole);
            } catch (StaleConnectionException _) {
                // The next one, or a new one, which cannot be stale.
            }
        }
        BlockingConnection fresh = BlockingConnection.open(hop, whole.within(timeouts.connect()), () -> Trust.context(trust));
        synchronized (this) {
            open.add(fresh);
        }
        return exchange(fresh, bytes, timeouts, whole);
    }

    private Exchange exchange(BlockingConnection connection, byte[] request, Timeouts timeouts, Clock whole) throws IOException {
        try {
            Head head = connection.exchange(request, whole.within(timeouts.idle()));
            return new Exchange(this, connection, head, whole.each(timeouts.idle()));
        } catch (IOException | RuntimeException e) {
            discard(connection);
            throw e;
        }
    }

    private Optional<BlockingConnection> take(Hop hop) {
        while (true) {
            BlockingConnection last;
            synchronized (this) {
                Deque<BlockingConnection> kept = idle.get(hop);
                last = kept == null ? null : kept.pollLast();
            }
            if (last == null) {
                return Optional.empty();
            }
            if (last.isQuiet()) {
                return Optional.of(last);
            }
            discard(last);
        }
    }

    void giveBack(BlockingConnection connection) {
        if (connection.isReusable()) {
            synchronized (this) {
                idle.computeIfAbsent(connection.hop(), _ -> new ArrayDeque<>()).addLast(connection);
            }
        } else {
            discard(connection);
        }
    }

    private void discard(BlockingConnection connection) {
        connection.close();
        synchronized (this) {
            open.remove(connection);
        }
    }

    /**
     * Tells an interruption from a failed connection: an interrupt closes a connection, and shows as an I/O error. Clears the
     * interrupt status, as everything does that throws an {@code InterruptedException}.
     *
     * @param who whose exchange it was
     * @param failure how it ended
     * @throws InterruptedException if the calling thread was interrupted; the failure is its cause
     */
    public static void throwIfInterrupted(Object who, IOException failure) throws InterruptedException {
        if (Thread.interrupted()) {
            throw (InterruptedException) new InterruptedException(who + " was cancelled").initCause(failure);
        }
    }

    /** Returns what it is made of, for people. */
    public static String name() {
        return "sockets whose readers block";
    }

    private synchronized void close() {
        open.forEach(BlockingConnection::close);
        open.clear();
        idle.clear();
    }
}
