package brigade.async.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.NullMarked;

/** A server that writes what it is told to, byte for byte: each connection has a thread, and a script. */
@NullMarked
final class RawServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();

    /** What to do with a connection; it is closed afterwards. */
    interface Script {
        void serve(Peer peer) throws Exception;
    }

    RawServer(Script script) throws IOException {
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> accept(script));
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                Peer peer = new Peer(socket, accepted.incrementAndGet());
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        script.serve(peer);
                    } catch (Exception _) {
                        // The client has gone, or the test.
                    }
                });
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + "/" + path;
    }

    int accepted() {
        return accepted.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection, seen from the server; the first has the number 1. */
    record Peer(Socket socket, int number) {

        /** Reads a request's head; empty if the client has closed the connection. */
        String request() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    return "";
                }
                head.write(next);
            }
            return head.toString(StandardCharsets.ISO_8859_1);
        }

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        /** Closes the connection so that the client sees a reset. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Returns when the client has closed the connection. */
        void awaitClose() throws IOException {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                in.skip(in.available());
            }
        }

        /** Goes on in TLS, with the handshake behind it. */
        Peer secured(SSLSocketFactory factory) throws IOException {
            SSLSocket secure = (SSLSocket) factory.createSocket(socket, null, false);
            secure.startHandshake();
            return new Peer(secure, number);
        }
    }
}
