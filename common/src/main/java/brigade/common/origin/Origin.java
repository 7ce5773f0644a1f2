package brigade.common.origin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The embedded origin server, on loopback: it serves files at given latencies and rates, holds answers back at gates, and records
 * what it saw, so that no model has to report on itself. Safe for use by several threads.
 *
 * <p>The HTTP is the JDK's own {@code jdk.httpserver}, with a virtual thread for each exchange.
 */
public final class Origin implements AutoCloseable {
    private static final int BACKLOG = 10_000;

    /** A request that waits for its answer holds a connection with its buffers and a virtual thread: half of this, as measured. */
    private static final long BYTES_PER_REQUEST = 64 << 10;

    private static final int MOST_REQUESTS = Math.clamp(Runtime.getRuntime().maxMemory() / BYTES_PER_REQUEST, 256, 2 * BACKLOG);

    static {
        // Without this a small answer waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", String.valueOf(BACKLOG));
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Served> files = new ConcurrentHashMap<>();
    private final Sightings sightings = new Sightings();
    private final OnDemand onDemand;

    /** What a path answers. */
    sealed interface Served {
        record Body(OriginFile file, Optional<Gate> gate, long cutOffAt) implements Served {}

        record Status(int code, Optional<String> location) implements Served {}
    }

    private Origin(HttpServer server, boolean onDemand) {
        this.server = server;
        this.onDemand = onDemand ? OnDemand.ALLOWED : OnDemand.REFUSED;
    }

    /**
     * Starts an origin on a free port, with these files.
     *
     * @throws UncheckedIOException if no port can be had
     */
    public static Origin start(List<OriginFile> files) {
        try {
            Origin origin = start(0, false);
            files.forEach(origin::serve);
            return origin;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts an origin.
     *
     * @param port the port; 0 for a free one
     * @param onDemand whether a path with {@code size}, {@code rate} or {@code latency} in its query is served though nobody listed it
     */
    public static Origin start(int port, boolean onDemand) throws IOException {
        Origin origin = new Origin(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG), onDemand);
        origin.server.setExecutor(origin.threads);
        origin.server.createContext("/", origin::answer);
        origin.server.start();
        return origin;
    }

    /** Serves a file. */
    public void serve(OriginFile file) {
        files.put(file.name(), new Served.Body(file, Optional.empty(), Long.MAX_VALUE));
    }

    /**
     * Serves a file whose answer is held back.
     *
     * @param atByte how much of the body passes before the gate; 0 holds back the status line and headers, too. At a gate within the
     *     body a byte passes now and then, for only a server that writes notices a client that is gone
     */
    public Gate serveGated(OriginFile file, long atByte) {
        Gate gate = new Gate(atByte);
        files.put(file.name(), new Served.Body(file, Optional.of(gate), Long.MAX_VALUE));
        return gate;
    }

    /** Announces a file whole, and closes the connection after so many bytes. */
    public void serveCutOff(OriginFile file, long afterBytes) {
        files.put(file.name(), new Served.Body(file, Optional.empty(), afterBytes));
    }

    /** Answers a path with a status alone. */
    public void serveStatus(String name, int status) {
        files.put(name, new Served.Status(status, Optional.empty()));
    }

    /** Answers a path with a redirect. */
    public void serveRedirect(String name, int status, String location) {
        files.put(name, new Served.Status(status, Optional.of(location)));
    }

    /** Returns the URL of a path: its name as it stands, so it must be encoded where that is needed. */
    public String url(String name) {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":" + port() + "/" + name;
    }

    /** Returns the port. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Returns what the origin saw. */
    public Sightings saw() {
        return sightings;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Sightings.Flight flight = sightings.begin(exchange.getRemoteAddress());
            try {
                send(exchange, flight);
            } catch (IOException e) {
                flight.cancel();
                throw e;
            } catch (InterruptedException e) {
                throw new IOException(e);
            } finally {
                flight.land();
            }
        }
    }

    private void send(HttpExchange exchange, Sightings.Flight flight) throws IOException, InterruptedException {
        String name = Objects.requireNonNullElse(exchange.getRequestURI().getPath(), "").replaceFirst("^/", "");
        Optional<Served> served = Optional.ofNullable(files.get(name)).or(() -> onDemand.make(name, exchange));
        if (sightings.inFlight() > MOST_REQUESTS) { // Not one more, or there would be no memory for the others.
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.getResponseHeaders().set("Connection", "close");
            served = Optional.of(new Served.Status(503, Optional.empty()));
        }
        switch (served.orElse(new Served.Status(404, Optional.empty()))) {
            case Served.Body body -> new Answer(exchange, body, flight).send();
            case Served.Status status -> {
                status.location().ifPresent(location -> exchange.getResponseHeaders().set("Location", location));
                flight.land();
                byte[] body = ("status " + status.code() + "\n").getBytes(StandardCharsets.US_ASCII);
                boolean headersOnly = exchange.getRequestMethod().equals("HEAD") || status.code() == 204 || status.code() == 304;
                exchange.sendResponseHeaders(status.code(), headersOnly ? -1 : body.length);
                if (!headersOnly) {
                    exchange.getResponseBody().write(body);
                }
            }
        }
    }

    /** Stops the server, and everything that it holds back. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        threads.close();
    }
}
