package brigade.common.download;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which proxy stands before which host, as the variables say that people set: {@code http_proxy}, {@code https_proxy},
 * {@code all_proxy}, {@code no_proxy}. The meaning is curl's: lower case wins over upper case, and {@code HTTP_PROXY} does not count,
 * because a CGI server's client can set it.
 *
 * @param http the proxy for http URLs
 * @param https the proxy for https URLs, which are tunnelled
 * @param except the hosts without a proxy: names, which stand for what ends with them, too; {@code *} for all
 */
public record Proxies(Optional<Proxy> http, Optional<Proxy> https, List<String> except) {

    /**
     * A proxy.
     *
     * @param host its name or address
     * @param port its port
     * @param authorization what user and password in its URL mean
     */
    public record Proxy(String host, int port, Optional<Header> authorization) {}

    /** Copies the list. */
    public Proxies {
        except = List.copyOf(except);
    }

    /** Returns no proxies. */
    public static Proxies none() {
        return new Proxies(Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * Returns the proxies that these variables name.
     *
     * @throws IllegalArgumentException if a variable names none that can be used; the message names the variable
     */
    public static Proxies of(Map<String, String> environment) {
        Optional<Proxy> all = proxy(environment, "all_proxy", "ALL_PROXY");
        return new Proxies(proxy(environment, "http_proxy").or(() -> all),
                proxy(environment, "https_proxy", "HTTPS_PROXY").or(() -> all),
                Arrays.stream(value(environment, "no_proxy", "NO_PROXY").split("[,\\s]+", -1))
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .map(host -> host.replaceFirst("^\\*?\\.", "")).filter(host -> !host.isEmpty()).toList());
    }

    private static String value(Map<String, String> environment, String... names) {
        return Arrays.stream(names).map(name -> environment.getOrDefault(name, "")).filter(value -> !value.isBlank()).findFirst()
                .orElse("").strip();
    }

    private static Optional<Proxy> proxy(Map<String, String> environment, String... names) {
        String value = value(environment, names);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = new URI(value.contains("://") ? value : "http://" + value);
            if (!"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
                throw new IllegalArgumentException(
                        names[0] + ": '" + Urls.masked(value) + "' is not a proxy that can be used; write"
                                + " http://HOST:PORT");
            }
            return Optional.of(new Proxy(url.getHost(), url.getPort() < 0 ? 1080 : url.getPort(), Urls.authorization(url)
                    .map(basic -> new Header("Proxy-Authorization", basic.value()))));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(names[0] + " is not a URL: " + e.getReason() + "; write http://HOST:PORT", e);
        }
    }

    /** Returns the proxy to ask for the URL; empty to ask its host itself. */
    public Optional<Proxy> before(URI url) {
        if (http.isEmpty() && https.isEmpty()) {
            return Optional.empty();
        }
        String host = Urls.host(url).replaceAll("[\\[\\]]", "");
        boolean excepted = except.stream().map(name -> name.replaceAll("[\\[\\]]", ""))
                .anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
        return excepted ? Optional.empty() : "https".equalsIgnoreCase(url.getScheme()) ? https : http;
    }

    /** Returns these as the JDK's clients and Apache's want them. */
    public ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<java.net.Proxy> select(URI url) {
                return List.of(before(url).map(proxy -> new java.net.Proxy(java.net.Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(proxy.host(), proxy.port()))).orElse(java.net.Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI url, SocketAddress address, IOException failure) {}
        };
    }
}
