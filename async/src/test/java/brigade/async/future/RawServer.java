package brigade.async.future;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.NullMarked;

/** A server that says what a test wants, byte for byte. */
@NullMarked
final class RawServer implements AutoCloseable {
    private static final char[] PASSWORD = "brigade".toCharArray();

    private final ServerSocket server;
    private final Talk talk;
    private final String scheme;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What to say on a connection, the first of which is 1; it is closed at the end. */
    @FunctionalInterface
    interface Talk {
        void on(Socket socket, int number) throws Exception;
    }

    private RawServer(ServerSocket server, String scheme, Talk talk) {
        this.server = server;
        this.scheme = scheme;
        this.talk = talk;
        Future<?> _ = threads.submit(this::accept);
    }

    static RawServer plain(Talk talk) throws IOException {
        return new RawServer(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), "http", talk);
    }

    static RawServer secure(Talk talk) throws IOException {
        return new RawServer(context().getServerSocketFactory().createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")),
                "https", talk);
    }

    /** A server of which https is expected, and that does not speak TLS. */
    static RawServer unsecured(Talk talk) throws IOException {
        return new RawServer(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), "https", talk);
    }

    /** The kit's own certificate, for 127.0.0.1 and localhost, signed by itself. */
    static SSLContext context() throws IOException {
        try (InputStream in = resource("loopback.p12")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    static Path certificate(Path directory) throws IOException {
        try (InputStream in = resource("loopback.pem")) {
            return Files.write(directory.resolve("loopback.pem"), in.readAllBytes());
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(RawServer.class.getResourceAsStream("/brigade/conformance/" + name), name);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true); // What was said is there, then, when a test goes on.
                open.add(socket);
                int number = connections.incrementAndGet();
                Future<?> _ = threads.submit(() -> {
                    try (socket) {
                        talk.on(socket, number);
                    } finally {
                        open.remove(socket);
                    }
                    return number;
                });
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    /** Reads a request up to the end of its head; returns it, or nothing if the connection ends before. */
    static String request(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return "";
            }
            text.append((char) next);
        }
        return text.toString();
    }

    static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Waits for the client's next byte, or its end. */
    static int next(Socket socket) throws IOException {
        return socket.getInputStream().read();
    }

    String url() {
        return url("127.0.0.1");
    }

    String url(String host) {
        return scheme + "://" + host + ":" + port() + "/x";
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
        threads.close();
    }
}
