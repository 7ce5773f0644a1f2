package brigade.async.future;

import brigade.common.http.Clock;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A connection's bytes, plain or secured. One read and one write may be under way at a time. */
interface AsyncChannel extends Closeable {

    /**
     * Does something on one of the threads of the channel's group. If a read is begun there and need not wait, its future is complete
     * when it is returned.
     */
    <T> CompletableFuture<T> onGroup(Supplier<CompletableFuture<T>> work);

    /** Reads what is there, or what comes first; the future completes with the number of bytes, or with -1 at the end. */
    CompletableFuture<Integer> read(ByteBuffer into, Clock clock);

    /** Writes all that the buffer has left. */
    CompletableFuture<Void> write(ByteBuffer from, Clock clock);

    /** Returns whether the server has ended what it had to say, once a read has come to the end: over TLS it has to say so. */
    boolean isEndedByServer();

    /** Closes the connection at once. What is under way fails. */
    @Override
    void close();
}
