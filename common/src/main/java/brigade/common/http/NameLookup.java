package brigade.common.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Looks a host's addresses up. The system's resolver blocks, and neither an interruption nor a deadline reaches into it: so it runs on a
 * daemon thread of its own, for which nobody has to wait. An address needs no look-up, and no thread.
 */
public final class NameLookup {

    private NameLookup() {}

    /**
     * Returns all addresses of a host, in the resolver's order; the future fails with an {@link UnknownHostException} if there is none.
     * Whoever no longer wants to know forgets the future.
     */
    public static CompletableFuture<List<InetAddress>> addresses(String host) {
        try {
            return CompletableFuture.completedFuture(List.of(InetAddress.ofLiteral(host)));
        } catch (IllegalArgumentException _) {
            // A name.
        }
        CompletableFuture<List<InetAddress>> addresses = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("lookup-" + host).start(() -> {
            try {
                addresses.complete(List.of(InetAddress.getAllByName(host)));
            } catch (IOException | RuntimeException e) {
                addresses.completeExceptionally(e);
            }
        });
        return addresses;
    }
}
