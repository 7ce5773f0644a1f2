package brigade.common.http;

import brigade.common.http.Proxies.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A GET: what is asked for, by which way, with which headers. All that a transport needs to know of it.
 *
 * @param address what is asked for
 * @param proxy whom to ask instead of its host
 * @param headers the header fields, except those that are the connection's own: {@code Host}, and a proxy's password
 */
public record Request(WebAddress address, Optional<Proxy> proxy, List<Header> headers) {
    private static final Header USER_AGENT = new Header("User-Agent", "brigade");
    private static final Header ANYTHING = new Header("Accept", "*/*");
    private static final Header AS_IT_IS = new Header("Accept-Encoding", "identity");

    /** Copies the list, and adds what every request of ours says unless it says otherwise. */
    public Request {
        List<Header> all = new ArrayList<>(headers);
        for (Header usual : List.of(USER_AGENT, ANYTHING, AS_IT_IS)) {
            if (all.stream().noneMatch(header -> header.is(usual.name()))) {
                all.add(usual);
            }
        }
        headers = List.copyOf(all);
    }

    /** Returns the request for what is there, with its credentials and nothing else. */
    public static Request of(WebAddress address, Optional<Proxy> proxy) {
        return new Request(address, proxy, address.authorization().stream().toList());
    }

    /** Returns the connection that it needs. */
    public Hop hop() {
        Optional<String> secure = address.isHttps() ? Optional.of(address.host()) : Optional.empty();
        if (proxy.isEmpty()) {
            return new Hop(address.host(), address.port(), Optional.empty(), secure);
        }
        Optional<String> tunnel = address.isHttps() ? Optional.of(tunnel(proxy.get())) : Optional.empty();
        return new Hop(proxy.get().host(), proxy.get().port(), tunnel, secure);
    }

    private String tunnel(Proxy before) {
        StringBuilder text = new StringBuilder("CONNECT ").append(address.hostAndPort()).append(" HTTP/1.1\r\n");
        append(text, new Header("Host", address.hostAndPort()));
        append(text, USER_AGENT);
        before.authorization().ifPresent(header -> append(text, header));
        return text.append("\r\n").toString();
    }

    /** Returns the request as it is sent. */
    public byte[] bytes() {
        boolean whole = proxy.isPresent() && !address.isHttps();
        StringBuilder text = new StringBuilder("GET ").append(whole ? address.toString() : address.target())
                .append(" HTTP/1.1\r\n");
        append(text, new Header("Host", address.authority()));
        headers.forEach(header -> append(text, header));
        if (whole) {
            proxy.flatMap(Proxy::authorization).ifPresent(header -> append(text, header));
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void append(StringBuilder text, Header header) {
        text.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
}
