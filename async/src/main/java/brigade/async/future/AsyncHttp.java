package brigade.async.future;

import brigade.async.future.AsyncConnection.StaleConnectionException;
import brigade.common.http.Clock;
import brigade.common.http.Hop;
import brigade.common.http.Request;
import brigade.common.http.Timeouts;
import brigade.common.http.Trust;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 with completable futures: the JDK's asynchronous channels, TLS, a proxy's tunnel, connections that serve several requests, and
 * {@link brigade.common.http.ResponseDecoder} for what comes. It follows no redirect and tries nothing twice; the policy decides that.
 * How many requests are in flight at once is for the caller to say. Nothing here waits, except {@link #close}; the stages run on the few
 * threads of the channels' group. Safe for use by several threads.
 */
final class AsyncHttp implements AutoCloseable {
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final AsynchronousChannelGroup group;
    private final Optional<Path> trust;
    private final Map<Hop, Deque<AsyncConnection>> idle = new HashMap<>(); // guarded by this
    private final Set<Closeable> open = new HashSet<>(); // guarded by this
    private @Nullable CompletableFuture<SSLContext> secrets; // guarded by this
    private boolean cancelled; // guarded by this

    private AsyncHttp(Optional<Path> trust) throws IOException {
        ThreadFactory daemons = Thread.ofPlatform().daemon().name("async-io-", 1).factory();
        this.group = AsynchronousChannelGroup.withFixedThreadPool(THREADS, task -> {
            Thread thread = daemons.newThread(task);
            threads.add(thread);
            return thread;
        });
        this.trust = trust;
    }

    /** Opens a client that trusts the JDK's certificates. */
    static AsyncHttp open() {
        return open(Optional.empty());
    }

    /**
     * Opens a client.
     *
     * @param trust a PEM file with the certificates to trust; empty for the JDK's own
     */
    static AsyncHttp open(Optional<Path> trust) {
        try {
            return new AsyncHttp(trust);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what it is made of, for people. */
    static String name() {
        return "asynchronous channels";
    }

    /**
     * Sends a request, and hands its answer on when the head is there. When what is done with it has ended, the connection serves the
     * next request, or is closed if not all of the body was read. The future fails with a {@link brigade.common.http.RequestFailure} if
     * there is no answer.
     */
    <T> CompletableFuture<T> send(Request request, Timeouts timeouts, Function<AsyncExchange, CompletableFuture<T>> use) {
        return answered(request.hop(), request.bytes(), timeouts, Clock.of(timeouts.whole()), use);
    }

    private <T> CompletableFuture<T> answered(Hop hop, byte[] request, Timeouts timeouts, Clock whole,
            Function<AsyncExchange, CompletableFuture<T>> use) {
        Optional<AsyncConnection> kept = take(hop);
        if (kept.isEmpty()) {
            return new Connector(this, hop, whole.within(timeouts.connect())).open()
                    .thenCompose(fresh -> exchange(fresh, request, timeouts, whole, use));
        }
        return exchange(kept.get(), request, timeouts, whole, use)
                .exceptionallyCompose(failure -> cause(failure) instanceof StaleConnectionException
                        ? answered(hop, request, timeouts, whole, use)
                        : CompletableFuture.failedFuture(failure));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private <T> CompletableFuture<T> exchange(AsyncConnection connection, byte[] request, Timeouts timeouts, Clock whole,
            Function<AsyncExchange, CompletableFuture<T>> use) {
        return connection.exchange(request, whole.within(timeouts.idle()))
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        connection.close();
                    }
                })
                .thenCompose(
                        head -> CompletableFuture.completedFuture(new AsyncExchange(connection, head, whole.each(timeouts.idle())))
                                .thenCompose(use)
                                .whenComplete((_, _) -> giveBack(connection)));
    }

    private synchronized Optional<AsyncConnection> take(Hop hop) {
        Deque<AsyncConnection> kept = idle.get(hop);
        return Optional.ofNullable(kept == null ? null : kept.pollLast());
    }

    private void giveBack(AsyncConnection connection) {
        if (connection.isReusable()) {
            synchronized (this) {
                idle.computeIfAbsent(connection.hop(), _ -> new ArrayDeque<>()).addLast(connection);
            }
        } else {
            connection.close();
        }
    }

    /** Returns a channel that is not connected yet. */
    synchronized PlainChannel channel() throws IOException {
        PlainChannel channel = new PlainChannel(AsynchronousSocketChannel.open(group), this::remove);
        add(channel);
        return channel;
    }

    /** Takes in something that is to be closed when the client is. */
    synchronized void add(Closeable opened) throws IOException {
        if (cancelled) {
            opened.close();
            throw new AsynchronousCloseException();
        }
        open.add(opened);
    }

    /** Forgets something that has been closed, or is done. */
    synchronized void remove(Closeable closed) {
        open.remove(closed);
    }

    /** Returns the context for TLS. The JDK's own takes a quarter of a second to read, so it is not before a connection needs it. */
    synchronized CompletableFuture<SSLContext> secrets() {
        if (secrets == null) {
            secrets = CompletableFuture.supplyAsync(() -> Trust.context(trust));
        }
        return secrets;
    }

    /** Closes whatever is open, at once, and opens nothing more: all that is under way fails. */
    void cancel() {
        List<Closeable> all;
        synchronized (this) {
            cancelled = true;
            all = List.copyOf(open);
        }
        for (Closeable each : all) {
            try {
                each.close();
            } catch (IOException _) {
                // It is of no use any more, which is what was wanted.
            }
        }
    }

    /** Cancels what is under way, and waits until the group's threads have ended, which an interruption of the caller can only postpone. */
    @Override
    public void close() {
        cancel();
        boolean interrupted = false;
        try {
            group.shutdownNow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
