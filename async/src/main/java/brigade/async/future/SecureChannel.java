package brigade.async.future;

import brigade.common.http.Clock;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * TLS over another channel. The engine says what is to be done next, during the handshake and at any time after it: a server may want
 * other keys. What takes long, such as checking certificates, is done on the common pool.
 */
final class SecureChannel implements AsyncChannel {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int RECORDS_AT_ONCE = 4;

    private final AsyncChannel wire;
    private final SSLEngine engine;
    private ByteBuffer came; // encrypted bytes that came
    private ByteBuffer plain; // what they say
    private ByteBuffer sealed; // encrypted bytes that go; the writer's own
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null); // guarded by this
    private boolean notified; // with a close_notify
    private boolean ended;

    private SecureChannel(AsyncChannel wire, SSLEngine engine) {
        this.wire = wire;
        this.engine = engine;
        this.came = ByteBuffer.allocate(RECORDS_AT_ONCE * engine.getSession().getPacketBufferSize()).flip();
        this.plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
        this.sealed = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    }

    /**
     * Secures a connection whose server's certificate is for that name.
     *
     * @return the secured channel; if the future fails, the connection is of no use any more
     */
    static CompletableFuture<SecureChannel> over(AsyncChannel wire, String name, int port, SSLContext context, Clock clock) {
        SSLEngine engine = context.createSSLEngine(name, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        try {
            engine.beginHandshake();
        } catch (SSLException e) {
            return CompletableFuture.failedFuture(e);
        }
        return new SecureChannel(wire, engine).handshake(clock);
    }

    private CompletableFuture<SecureChannel> handshake(Clock clock) {
        return Loop.<SecureChannel>until(() -> {
            if (ended) {
                throw new EOFException("the connection was closed during the handshake");
            }
            if (engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
                return CompletableFuture.completedFuture(Optional.of(this));
            }
            return advance(clock).thenApply(_ -> Optional.empty());
        }).exceptionallyCompose(failure -> alert(clock).handle((_, _) -> this)
                .thenCompose(_ -> CompletableFuture.failedFuture(failure)));
    }

    /** Tells the server why the handshake failed, if the engine has something to say. */
    private CompletableFuture<Void> alert(Clock clock) {
        return engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP ? write(NOTHING, clock)
                : CompletableFuture.completedFuture(null);
    }

    @Override
    public <T> CompletableFuture<T> onGroup(Supplier<CompletableFuture<T>> work) {
        return wire.onGroup(work);
    }

    @Override
    public CompletableFuture<Integer> read(ByteBuffer into, Clock clock) {
        return Loop.until(() -> {
            if (plain.hasRemaining()) {
                int count = Math.min(plain.remaining(), into.remaining());
                into.put(into.position(), plain, plain.position(), count).position(into.position() + count);
                plain.position(plain.position() + count);
                return CompletableFuture.completedFuture(Optional.of(count));
            }
            return ended ? CompletableFuture.completedFuture(Optional.of(-1)) : advance(clock).thenApply(_ -> Optional.empty());
        });
    }

    /** Does what the engine needs next to get on, with nothing left to be taken of {@link #plain}. */
    private CompletableFuture<Void> advance(Clock clock) throws SSLException {
        return switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> tasks();
            case NEED_WRAP -> write(NOTHING, clock);
            default -> unwrap(clock);
        };
    }

    private CompletableFuture<Void> tasks() {
        return CompletableFuture.runAsync(() -> {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
        });
    }

    private CompletableFuture<Void> unwrap(Clock clock) throws SSLException {
        plain.clear();
        SSLEngineResult result;
        try {
            result = engine.unwrap(came, plain);
        } finally {
            plain.flip();
        }
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            plain = ByteBuffer.allocate(larger(plain, engine.getSession().getApplicationBufferSize())).flip();
        } else if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
            return fill(clock);
        }
        notified = result.getStatus() == Status.CLOSED;
        ended = ended || notified;
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> fill(Clock clock) {
        came.compact();
        if (!came.hasRemaining()) {
            came = ByteBuffer.allocate(larger(came, engine.getSession().getPacketBufferSize())).put(came.flip());
        }
        return wire.read(came, clock).whenComplete((_, _) -> came.flip()).thenAccept(count -> ended = count < 0);
    }

    private static int larger(ByteBuffer buffer, int wanted) {
        return Math.max(2 * buffer.capacity(), wanted);
    }

    /** Writes are sequential: while a request is written, a reader may have to answer for the engine. */
    @Override
    public synchronized CompletableFuture<Void> write(ByteBuffer from, Clock clock) {
        written = written.exceptionally(_ -> null)
                .thenCompose(_ -> Loop.<Boolean>until(() -> wrap(from, clock)).thenAccept(_ -> {}));
        return written;
    }

    private CompletableFuture<Optional<Boolean>> wrap(ByteBuffer from, Clock clock) throws IOException {
        sealed.clear();
        SSLEngineResult result = engine.wrap(from, sealed);
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            sealed = ByteBuffer.allocate(larger(sealed, engine.getSession().getPacketBufferSize()));
            return CompletableFuture.completedFuture(Optional.empty());
        }
        if (result.bytesProduced() == 0) { // It was closed, or the server wants another handshake first.
            throw new SSLException("the connection takes no more data");
        }
        return wire.write(sealed.flip(), clock).thenApply(_ -> from.hasRemaining() ? Optional.empty() : Optional.of(true));
    }

    @Override
    public boolean isEndedByServer() {
        return notified;
    }

    @Override
    public void close() {
        wire.close();
    }
}
