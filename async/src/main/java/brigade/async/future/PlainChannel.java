package brigade.async.future;

import brigade.common.http.Clock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The JDK's asynchronous channel, whose operations complete futures. The threads of its group complete them; and if one of these begins
 * a read, it reads at once what is there.
 */
final class PlainChannel implements AsyncChannel {
    private static final CompletionHandler<Integer, CompletableFuture<Integer>> COUNT = new Completing<>();
    private static final CompletionHandler<Void, CompletableFuture<Void>> DONE = new Completing<>();

    private final AsynchronousSocketChannel socket;
    private final Consumer<PlainChannel> whenClosed;

    /** Completes the future that is attached to an operation. */
    private static final class Completing<V> implements CompletionHandler<V, CompletableFuture<V>> {

        @Override
        public void completed(V result, CompletableFuture<V> future) {
            future.complete(result);
        }

        @Override
        public void failed(Throwable failure, CompletableFuture<V> future) {
            future.completeExceptionally(failure);
        }
    }

    PlainChannel(AsynchronousSocketChannel socket, Consumer<PlainChannel> whenClosed) {
        this.socket = socket;
        this.whenClosed = whenClosed;
    }

    /** Connects to that address; the socket has no timeout for that. If the future fails, the channel is of no use any more. */
    CompletableFuture<Void> connect(InetSocketAddress address, int millis) {
        CompletableFuture<Void> connected = new CompletableFuture<>();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.connect(address, connected, DONE);
        } catch (IOException | RuntimeException e) {
            connected.completeExceptionally(e);
        }
        return connected.orTimeout(millis, TimeUnit.MILLISECONDS);
    }

    /** A read of nothing does not wait. The work is attached before it is begun, so that the thread that completes it does the work. */
    @Override
    public <T> CompletableFuture<T> onGroup(Supplier<CompletableFuture<T>> work) {
        CompletableFuture<Integer> nothing = new CompletableFuture<>();
        CompletableFuture<T> done = nothing.thenCompose(_ -> work.get());
        try {
            socket.read(ByteBuffer.allocate(0), nothing, COUNT);
        } catch (RuntimeException e) {
            nothing.completeExceptionally(e);
        }
        return done;
    }

    @Override
    public CompletableFuture<Integer> read(ByteBuffer into, Clock clock) {
        CompletableFuture<Integer> count = new CompletableFuture<>();
        try {
            socket.read(into, clock.remaining(), TimeUnit.MILLISECONDS, count, COUNT);
        } catch (IOException | RuntimeException e) {
            count.completeExceptionally(e);
        }
        return count;
    }

    @Override
    public CompletableFuture<Void> write(ByteBuffer from, Clock clock) {
        return Loop.<Boolean>until(() -> {
            CompletableFuture<Integer> count = new CompletableFuture<>();
            socket.write(from, clock.remaining(), TimeUnit.MILLISECONDS, count, COUNT);
            return count.thenApply(_ -> from.hasRemaining() ? Optional.empty() : Optional.of(true));
        }).thenAccept(_ -> {});
    }

    @Override
    public boolean isEndedByServer() {
        return true;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no use any more, which is what was wanted.
        }
        whenClosed.accept(this);
    }
}
