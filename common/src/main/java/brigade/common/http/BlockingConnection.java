package brigade.common.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A connection whose reader blocks. Its socket belongs to a channel, which the interruption of a thread that blocks on it closes
 * ({@link java.nio.channels.InterruptibleChannel}): the thread gets an exception with its interrupt status set, and the server sees the
 * connection close. To be used by one thread at a time.
 */
final class BlockingConnection {
    /** A small file comes in one read, with the head before it; a larger body is read past this buffer. */
    private static final int BUFFER_BYTES = 12 << 10;

    private final Hop hop;
    private final SocketChannel channel;
    private final EndNotingSocket wire;
    private final ResponseDecoder decoder = new ResponseDecoder();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private InputStream in;
    private OutputStream out;
    private boolean used;

    private BlockingConnection(Hop hop, SocketChannel channel) throws IOException {
        this.hop = hop;
        this.channel = channel;
        this.wire = new EndNotingSocket(channel.socket());
        this.in = channel.socket().getInputStream();
        this.out = channel.socket().getOutputStream();
    }

    /** Supplies the context for TLS; the JDK's own takes a quarter of a second to read, so not before a connection needs it. */
    @FunctionalInterface
    interface Secrets {
        SSLContext context();
    }

    /**
     * Connects to the first of the hop's addresses that takes the connection up.
     *
     * @throws RequestFailure if none does, or it cannot be made secure
     */
    static BlockingConnection open(Hop hop, Clock connect, Secrets secrets) throws IOException {
        BlockingConnection connection = connected(hop, connect);
        try {
            if (hop.tunnelBytes().isPresent()) {
                connection.openTunnel(hop.tunnelBytes().get(), connect);
            }
            if (hop.secure().isPresent()) {
                connection.secure(hop.secure().get(), secrets.context(), connect);
            }
            return connection;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static BlockingConnection connected(Hop hop, Clock connect) throws IOException {
        try {
            List<InetAddress> addresses = lookUp(hop.host(), connect);
            IOException failure = new IOException(hop.host() + " has no address");
            for (int tried = 0; tried < addresses.size(); tried++) {
                SocketChannel channel = SocketChannel.open();
                try {
                    int fairShare = connect.millis() / (addresses.size() - tried);
                    channel.socket().connect(new InetSocketAddress(addresses.get(tried), hop.port()), Math.max(1, fairShare));
                    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    return new BlockingConnection(hop, channel);
                } catch (IOException e) {
                    channel.close();
                    failure = e;
                    if (Thread.currentThread().isInterrupted()) {
                        break;
                    }
                }
            }
            throw failure;
        } catch (IOException e) {
            throw RequestFailure.connecting(e);
        }
    }

    private static List<InetAddress> lookUp(String host, Clock connect) throws IOException {
        try {
            return NameLookup.addresses(host).get(connect.millis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } catch (TimeoutException e) {
            throw (IOException) new SocketTimeoutException("no address in time").initCause(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
    }

    private void openTunnel(byte[] request, Clock connect) throws IOException {
        try {
            out.write(request);
            decoder.nextOfTunnel();
            Head head = readHead(connect);
            if (head.status() / 100 != 2) {
                throw RequestFailure.refusedBy(head);
            }
            if (buffer.hasRemaining()) { // It is not encrypted, and must not count as if it were.
                throw new MalformedAnswerException("more came than the answer to CONNECT");
            }
        } catch (IOException e) {
            throw e instanceof SocketTimeoutException ? RequestFailure.connecting(e) : RequestFailure.answering(e, false);
        }
    }

    /** A socket's own timeout starts anew with each byte that comes, so the handshake has a watch besides. */
    private void secure(String name, SSLContext context, Clock connect) throws IOException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> _ = done.orTimeout(connect.millis(), TimeUnit.MILLISECONDS).whenComplete((_, why) -> {
            if (why != null) {
                close();
            }
        });
        try {
            SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(wire, name, hop.port(), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            in = secure.getInputStream();
            out = secure.getOutputStream();
        } catch (IOException | RuntimeException e) {
            throw RequestFailure.securing(done.isCompletedExceptionally() ? new SocketTimeoutException("handshake") : e);
        } finally {
            done.complete(null);
        }
    }

    Hop hop() {
        return hop;
    }

    /** Returns whether the server has neither closed the connection nor sent anything that nobody asked for, as far as can be seen. */
    boolean isQuiet() {
        if (buffer.hasRemaining() || !channel.isOpen()) {
            return false;
        }
        if (hop.secure().isPresent()) {
            return true;
        }
        try {
            channel.configureBlocking(false);
            int came = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return came == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * Sends a request, and waits for the head of its answer.
     *
     * @throws StaleConnectionException if the server has closed a connection that served before, and answered nothing
     * @throws RequestFailure if there is no answer
     */
    Head exchange(byte[] request, Clock answer) throws IOException {
        decoder.next();
        try {
            out.write(request);
            return readHead(answer);
        } catch (IOException e) {
            boolean stale = used && !decoder.begun() && !(e instanceof SocketTimeoutException)
                    && !Thread.currentThread().isInterrupted();
            throw stale ? new StaleConnectionException(e) : RequestFailure.answering(e, false);
        } finally {
            used = true;
        }
    }

    private Head readHead(Clock answer) throws IOException {
        while (true) {
            var head = decoder.head(buffer);
            if (head.isPresent()) {
                return head.get();
            }
            fill(answer);
        }
    }

    /** Reads of the body; returns how many bytes, or -1 at its end. */
    int read(byte[] bytes, int offset, int length, Clock answer) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            ByteBuffer body = ByteBuffer.wrap(bytes, offset, length);
            while (true) {
                decoder.body(buffer, body);
                if (body.position() > offset) {
                    return body.position() - offset;
                }
                if (decoder.ended()) {
                    return -1;
                }
                if (decoder.plain() > 0) {
                    int count = read(bytes, offset, (int) Math.min(length, decoder.plain()), answer.remaining());
                    if (count >= 0) {
                        decoder.passed(count);
                        return count;
                    }
                    decoder.closed(isEndedByServer());
                } else {
                    fill(answer);
                }
            }
        } catch (IOException e) {
            throw RequestFailure.answering(e, true);
        }
    }

    private void fill(Clock answer) throws IOException {
        buffer.clear();
        int count;
        try {
            count = read(buffer.array(), 0, buffer.capacity(), answer.remaining());
        } finally {
            buffer.limit(0);
        }
        if (count < 0) {
            decoder.closed(isEndedByServer());
        } else {
            buffer.limit(count);
        }
    }

    /** TLS ends before the connection does, with a {@code close_notify}. */
    private boolean isEndedByServer() {
        return hop.secure().isEmpty() || !wire.isEnded();
    }

    private int read(byte[] bytes, int offset, int length, int millis) throws IOException {
        Socket socket = channel.socket();
        socket.setSoTimeout(millis);
        return in.read(bytes, offset, length);
    }

    /** Takes in what is here of the body already: what is read to its end can serve again. Returns whether it can. */
    boolean isReusable() {
        try {
            decoder.body(buffer, ByteBuffer.allocate(buffer.remaining()));
        } catch (IOException _) {
            return false;
        }
        return decoder.reusable() && !buffer.hasRemaining() && channel.isOpen();
    }

    /** Closes the connection at once, without a word to the server: it would have to be waited for. */
    void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // It is of no use any more, which is what was wanted.
        }
    }

    /** A connection that served before was closed under a request: that says nothing about the request. */
    static final class StaleConnectionException extends EOFException {
        private static final long serialVersionUID = 1;

        StaleConnectionException(Throwable cause) {
            initCause(cause);
        }
    }
}
