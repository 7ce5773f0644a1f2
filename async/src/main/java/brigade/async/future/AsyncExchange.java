package brigade.async.future;

import brigade.common.http.Clock;
import brigade.common.http.Head;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A request that was sent, and its answer. Nothing more of the body is read than is asked for. To be used for one thing at a time. */
final class AsyncExchange {
    private static final int CHUNK_BYTES = 16 << 10;

    private final AsyncConnection connection;
    private final Head head;
    private final Clock answer;

    AsyncExchange(AsyncConnection connection, Head head, Clock answer) {
        this.connection = connection;
        this.head = head;
        this.answer = answer;
    }

    /** Returns the answer's head. */
    Head head() {
        return head;
    }

    /**
     * Reads of the body into what the buffer has left, which is something; the future completes with the number of bytes, or with -1 at
     * the body's end, and fails with a {@link brigade.common.http.RequestFailure}.
     */
    CompletableFuture<Integer> read(ByteBuffer body) {
        return connection.read(body, answer);
    }

    /** Reads the whole body, up to the given number of bytes. */
    CompletableFuture<byte[]> readNBytes(int atMost) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
        return Loop.until(() -> {
            int left = atMost - bytes.size();
            if (left == 0) {
                return CompletableFuture.completedFuture(Optional.of(bytes.toByteArray()));
            }
            return read(chunk.clear().limit(Math.min(left, CHUNK_BYTES))).thenApply(count -> {
                bytes.write(chunk.array(), 0, Math.max(0, count));
                return count < 0 ? Optional.of(bytes.toByteArray()) : Optional.empty();
            });
        });
    }
}
