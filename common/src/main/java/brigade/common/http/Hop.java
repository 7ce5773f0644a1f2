package brigade.common.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a connection leads to. Two requests with the same hop may use one connection, one after the other.
 *
 * @param host the name or address to connect to: the server's or the proxy's
 * @param port its port
 * @param tunnel the request that opens a tunnel through the proxy; empty if none is needed
 * @param secure the server's name or address, if what is sent is encrypted: whom the certificate must be for
 */
public record Hop(String host, int port, Optional<String> tunnel, Optional<String> secure) {

    /** Returns the request that opens the tunnel, as it is sent. */
    public Optional<byte[]> tunnelBytes() {
        return tunnel.map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Shows no proxy's password. */
    @Override
    public String toString() {
        return host + ":" + port + (tunnel.isEmpty() ? "" : " and a tunnel")
                + secure.map(name -> ", secure for " + name).orElse("");
    }
}
