package brigade.compare.show;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in. The server listens on loopback only, but so can any page in any browser of this machine reach it: hence a token that
 * only who sees the terminal knows, a Host that a rebound name cannot have, and an Origin that another page cannot have. Pure.
 *
 * @param token what every path begins with
 * @param port the server's port
 */
record Gate(String token, int port) {
    private static final int TOKEN_BYTES = 16;

    /** Returns a new token. */
    static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Returns the address to open. */
    String address() {
        return "http://127.0.0.1:" + port + "/" + token + "/";
    }

    /**
     * Returns the part of the path after the token, if the request may come in.
     *
     * @param host the Host header
     * @param origin the Origin header; null if there is none
     * @param site the Sec-Fetch-Site header; null if there is none
     * @param changes whether the request changes something
     */
    Optional<String> path(String path, @Nullable String host, @Nullable String origin, @Nullable String site, boolean changes) {
        String prefix = "/" + token + "/";
        boolean local = host != null && (host.equals("127.0.0.1:" + port) || host.equals("localhost:" + port));
        boolean own = origin == null ? !changes : local && origin.equals("http://" + host);
        boolean same = site == null || site.equals("same-origin") || (site.equals("none") && !changes);
        boolean known = path.length() >= prefix.length() && MessageDigest.isEqual(
                path.substring(0, prefix.length()).getBytes(StandardCharsets.UTF_8), prefix.getBytes(StandardCharsets.UTF_8));
        return local && own && same && known ? Optional.of(path.substring(prefix.length())) : Optional.empty();
    }
}
