package brigade.async.future;

import brigade.common.http.Clock;
import brigade.common.http.Head;
import brigade.common.http.Hop;
import brigade.common.http.MalformedAnswerException;
import brigade.common.http.RequestFailure;
import brigade.common.http.RequestFailure.Kind;
import brigade.common.http.ResponseDecoder;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;

/** A connection whose reader does not wait. To be used for one thing at a time. */
final class AsyncConnection {
    /** A small file comes in one read, with the head before it; a larger body is read past this buffer. */
    private static final int BUFFER_BYTES = 12 << 10;

    private final Hop hop;
    private final AsyncChannel channel;
    private final ResponseDecoder decoder = new ResponseDecoder();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private boolean used;

    AsyncConnection(Hop hop, AsyncChannel channel) {
        this.hop = hop;
        this.channel = channel;
    }

    Hop hop() {
        return hop;
    }

    /** Asks a proxy for a tunnel; the future completes when there is one. */
    CompletableFuture<AsyncConnection> openTunnel(byte[] request, Clock connect) {
        decoder.nextOfTunnel();
        return channel.write(ByteBuffer.wrap(request), connect).thenCompose(_ -> readHead(connect)).thenCompose(head -> {
            if (head.status() / 100 != 2) {
                return CompletableFuture.failedFuture(RequestFailure.refusedBy(head));
            }
            return buffer.hasRemaining()
                    ? CompletableFuture.failedFuture(new MalformedAnswerException("more came than the answer to CONNECT"))
                    : CompletableFuture.completedFuture(this);
        }).exceptionallyCompose(failure -> {
            RequestFailure answer = RequestFailure.answering(failure, false);
            return CompletableFuture.failedFuture(answer.kind() == Kind.NOTHING_CAME ? RequestFailure.connecting(failure) : answer);
        });
    }

    /** Returns this connection, secured. */
    CompletableFuture<AsyncConnection> secure(String name, SSLContext context, Clock connect) {
        return SecureChannel.over(channel, name, hop.port(), context, connect)
                .thenApply(secured -> new AsyncConnection(hop, secured))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(RequestFailure.securing(failure)));
    }

    /**
     * Sends a request; the future completes with the head of its answer.
     *
     * <p>It fails with a {@link StaleConnectionException} if the server has closed a connection that served before, and answered
     * nothing, or has sent something before it was asked, and with a {@link RequestFailure} if there is no answer.
     */
    CompletableFuture<Head> exchange(byte[] request, Clock answer) {
        boolean kept = used;
        used = true;
        decoder.next();
        CompletableFuture<Void> sent = kept ? channel.onGroup(() -> sendIfQuiet(request, answer))
                : channel.write(ByteBuffer.wrap(request), answer);
        return sent.thenCompose(_ -> readHead(answer)).exceptionallyCompose(failure -> {
            RequestFailure answering = RequestFailure.answering(failure, false);
            boolean stale = kept && answering.kind() == Kind.CLOSED && !decoder.begun();
            return CompletableFuture.failedFuture(stale ? new StaleConnectionException(failure) : answering);
        });
    }

    /** Begins to read before it asks: what is there already, data or the connection's end, is no answer. */
    private CompletableFuture<Void> sendIfQuiet(byte[] request, Clock answer) {
        CompletableFuture<Void> first = fill(answer);
        if (first.isDone()) {
            buffer.limit(0);
            return CompletableFuture.failedFuture(new EOFException("the connection was not quiet"));
        }
        return channel.write(ByteBuffer.wrap(request), answer).thenCompose(_ -> first);
    }

    private CompletableFuture<Head> readHead(Clock answer) {
        return Loop.until(() -> {
            Optional<Head> head = decoder.head(buffer);
            return head.isPresent() ? CompletableFuture.completedFuture(head) : fill(answer).thenApply(_ -> Optional.empty());
        });
    }

    /** Reads of the body; the future completes with the number of bytes, or with -1 at its end. */
    CompletableFuture<Integer> read(ByteBuffer body, Clock answer) {
        int start = body.position();
        return Loop.<Integer>until(() -> {
            decoder.body(buffer, body);
            if (body.position() > start || !body.hasRemaining()) {
                return CompletableFuture.completedFuture(Optional.of(body.position() - start));
            }
            if (decoder.ended()) {
                return CompletableFuture.completedFuture(Optional.of(-1));
            }
            return decoder.plain() > 0 ? readPlain(body, answer) : fill(answer).thenApply(_ -> Optional.empty());
        }).exceptionallyCompose(failure -> CompletableFuture.failedFuture(RequestFailure.answering(failure, true)));
    }

    private CompletableFuture<Optional<Integer>> readPlain(ByteBuffer body, Clock answer) {
        int limit = body.limit();
        body.limit(body.position() + (int) Math.min(body.remaining(), decoder.plain()));
        return channel.read(body, answer).thenCompose(count -> {
            body.limit(limit);
            if (count >= 0) {
                decoder.passed(count);
                return CompletableFuture.completedFuture(Optional.of(count));
            }
            return closed().thenApply(_ -> Optional.empty());
        });
    }

    private CompletableFuture<Void> fill(Clock answer) {
        buffer.clear();
        return channel.read(buffer, answer).whenComplete((_, _) -> buffer.flip())
                .thenCompose(count -> count < 0 ? closed() : CompletableFuture.completedFuture(null));
    }

    private CompletableFuture<Void> closed() {
        try {
            decoder.closed(channel.isEndedByServer());
            return CompletableFuture.completedFuture(null);
        } catch (EOFException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Takes in what is here of the body already: what is read to its end can serve again. Returns whether it can. */
    boolean isReusable() {
        try {
            decoder.body(buffer, ByteBuffer.allocate(buffer.remaining()));
        } catch (IOException _) {
            return false;
        }
        return decoder.reusable() && !buffer.hasRemaining();
    }

    /** Closes the connection at once, without a word to the server: it would have to be waited for. */
    void close() {
        channel.close();
    }

    /** A connection that served before was closed under a request: that says nothing about the request. */
    static final class StaleConnectionException extends EOFException {
        private static final long serialVersionUID = 1;

        StaleConnectionException(Throwable cause) {
            initCause(cause);
        }
    }
}
