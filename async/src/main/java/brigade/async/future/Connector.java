package brigade.async.future;

import brigade.common.http.Clock;
import brigade.common.http.Hop;
import brigade.common.http.NameLookup;
import brigade.common.http.RequestFailure;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What makes a connection: it looks the name up, tries one address after another, and asks for a tunnel and for TLS if the hop needs
 * them.
 *
 * @param client whose connection it becomes
 * @param hop what it leads to
 * @param connect how long all of that may take
 */
record Connector(AsyncHttp client, Hop hop, Clock connect) {

    /** Makes it; the future fails with a {@link RequestFailure} if that cannot be done. */
    CompletableFuture<AsyncConnection> open() {
        return lookUp().thenComposeAsync(addresses -> connected(addresses, 0))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(RequestFailure.connecting(failure)))
                .thenCompose(channel -> tunnelled(new AsyncConnection(hop, channel)).thenCompose(this::secured)
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                channel.close();
                            }
                        }));
    }

    private CompletableFuture<List<InetAddress>> lookUp() {
        CompletableFuture<List<InetAddress>> addresses = NameLookup.addresses(hop.host());
        Closeable forget = () -> addresses.cancel(false);
        try {
            client.add(forget);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        return addresses.orTimeout(connect.millis(), TimeUnit.MILLISECONDS).whenComplete((_, _) -> client.remove(forget));
    }

    /** Connects to the first address from this one on that takes the connection up; each may take its share of the time left. */
    private CompletableFuture<PlainChannel> connected(List<InetAddress> addresses, int next) {
        int fairShare = Math.max(1, connect.millis() / (addresses.size() - next));
        PlainChannel channel;
        try {
            channel = client.channel();
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        return channel.connect(new InetSocketAddress(addresses.get(next), hop.port()), fairShare)
                .thenApply(_ -> channel)
                .exceptionallyComposeAsync(failure -> {
                    channel.close();
                    return next + 1 < addresses.size() ? connected(addresses, next + 1) : CompletableFuture.failedFuture(failure);
                });
    }

    private CompletableFuture<AsyncConnection> tunnelled(AsyncConnection connection) {
        return hop.tunnelBytes().map(request -> connection.openTunnel(request, connect))
                .orElseGet(() -> CompletableFuture.completedFuture(connection));
    }

    /** The handshake's first steps compute a good deal, and not on the thread that others are waiting for. */
    private CompletableFuture<AsyncConnection> secured(AsyncConnection connection) {
        return hop.secure().map(name -> client.secrets().thenComposeAsync(context -> connection.secure(name, context, connect)))
                .orElseGet(() -> CompletableFuture.completedFuture(connection));
    }
}
