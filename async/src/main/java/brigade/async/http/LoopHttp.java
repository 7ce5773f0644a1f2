package brigade.async.http;

import brigade.common.http.Hop;
import brigade.common.http.NameLookup;
import brigade.common.http.Request;
import brigade.common.http.Timeouts;
import brigade.common.model.Versions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * HTTP/1.1 on an event loop: Vert.x's sockets and TLS, a proxy's tunnel, connections that serve several requests, and
 * {@link brigade.common.http.ResponseDecoder} for what comes. It follows no redirect and tries nothing twice; the policy decides that.
 * How many requests are in flight at once is for the caller to say. To be used on one event loop only, which it never blocks.
 */
public final class LoopHttp {
    private final Vertx vertx;
    private final NetClient sockets;
    private final ClientSSLOptions tls;
    private final Function<String, CompletionStage<List<InetAddress>>> names;
    private final Map<Hop, Deque<LoopConnection>> kept = new HashMap<>();
    private final Set<LoopExchange> inFlight = new HashSet<>();
    private boolean closed;

    /**
     * Opens a client, on whatever thread.
     *
     * @param trust a PEM file with the certificates to trust; empty for the JDK's own
     */
    public LoopHttp(Vertx vertx, Optional<Path> trust) {
        this(vertx, trust, NameLookup::addresses);
    }

    LoopHttp(Vertx vertx, Optional<Path> trust, Function<String, CompletionStage<List<InetAddress>>> names) {
        this.vertx = vertx;
        this.sockets = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        // How long a handshake may take is part of how long a connection may take; Vert.x need not watch it, too.
        this.tls = new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS").setTrustOptions(new LoopTrust(trust))
                .setSslHandshakeTimeout(0);
        this.names = names;
    }

    /** Returns what it is made of, for people. */
    public static String name() {
        return "Vert.x NetClient " + Versions.inResource("META-INF/vertx/vertx-version.txt");
    }

    /** Sends a request; the exchange is the caller's to close. */
    public LoopExchange send(Request request, Timeouts timeouts) {
        LoopExchange exchange = new LoopExchange(this, vertx, request, timeouts);
        if (closed) {
            exchange.cancel();
        } else {
            inFlight.add(exchange);
            vertx.runOnContext(_ -> exchange.begin()); // After what has come on kept connections, which then are kept no more.
        }
        return exchange;
    }

    /** Closes all connections and cancels all exchanges, at once; the future completes when the last connection is closed. */
    public Future<Void> close() {
        closed = true;
        List.copyOf(inFlight).forEach(LoopExchange::cancel);
        kept.values().stream().flatMap(Deque::stream).toList().forEach(LoopConnection::close);
        kept.clear();
        return sockets.close();
    }

    LoopConnection connection(Hop hop) {
        return new LoopConnection(vertx, sockets, tls, names, hop);
    }

    /** Returns a connection that served before, and since then has neither ended nor brought anything that nobody asked for. */
    Optional<LoopConnection> take(Hop hop) {
        Deque<LoopConnection> those = kept.getOrDefault(hop, new ArrayDeque<>());
        return Optional.ofNullable(those.pollLast());
    }

    void ended(LoopExchange exchange, Optional<LoopConnection> connection) {
        inFlight.remove(exchange);
        connection.ifPresent(used -> {
            if (!closed && used.isReusable()) {
                Deque<LoopConnection> those = kept.computeIfAbsent(used.hop(), _ -> new ArrayDeque<>());
                those.addLast(used);
                used.keep(() -> those.remove(used));
            } else {
                used.close();
            }
        });
    }
}
