package brigade.common.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which proxy stands before which host, as the variables say that people set: {@code http_proxy}, {@code https_proxy},
 * {@code all_proxy}, {@code no_proxy}. The meaning is curl's: lower case wins over upper case, and {@code HTTP_PROXY} does not count,
 * because a CGI server's client can set it. A variable that no request needs may say what it likes.
 *
 * @param http the proxy for http URLs
 * @param https the proxy for https URLs, which are tunnelled
 * @param except the hosts without a proxy: names, which stand for what ends with them, too; addresses; networks such as
 *     {@code 127.0.0.0/8}; a single {@code *} for all; each perhaps for one port, as in {@code host:8080}
 */
public record Proxies(Setting http, Setting https, List<String> except) {
    /** The variables that name proxies. */
    public static final List<String> VARIABLES = List.of("http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern OF_A_PORT = Pattern.compile("(?<host>\\[[^\\]]+]|[^:\\[\\]]+):(?<port>\\d{1,5})");
    private static final Pattern PORT = Pattern.compile(":\\d+/*$");
    private static final int PORT_UNLESS_TOLD = 1080;

    /**
     * A proxy.
     *
     * @param host its name or address
     * @param port its port
     * @param authorization what user and password in its URL mean
     */
    public record Proxy(String host, int port, Optional<Header> authorization) {}

    /**
     * What a variable says.
     *
     * @param proxy the proxy that it names
     * @param mistake why it names none that can be used; empty if it says nothing, or names one
     */
    record Setting(Optional<Proxy> proxy, String mistake) {
        private static final Setting NONE = new Setting(Optional.empty(), "");
    }

    /** Copies the list. */
    public Proxies {
        except = List.copyOf(except);
    }

    /** Returns no proxies. */
    public static Proxies none() {
        return new Proxies(Setting.NONE, Setting.NONE, List.of());
    }

    /** Returns the proxies that these variables name. */
    public static Proxies of(Map<String, String> environment) {
        Setting all = setting(environment, Setting.NONE, "all_proxy", "ALL_PROXY");
        return new Proxies(setting(environment, all, "http_proxy"), setting(environment, all, "https_proxy", "HTTPS_PROXY"),
                Arrays.stream(value(environment, "no_proxy", "NO_PROXY").split("[,\\s]+", -1))
                        .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^\\[([^\\]]*)]$", "$1")
                                .replaceFirst("^\\*?\\.", "")
                                .replaceFirst("\\.$", ""))
                        .filter(host -> !host.isEmpty()).toList());
    }

    private static String value(Map<String, String> environment, String... names) {
        return Arrays.stream(names).map(name -> environment.getOrDefault(name, "")).filter(value -> !value.isBlank()).findFirst()
                .orElse("").strip();
    }

    private static Setting setting(Map<String, String> environment, Setting otherwise, String... names) {
        String value = value(environment, names);
        if (value.isEmpty()) {
            return otherwise;
        }
        String url = value.contains("://") ? value : "http://" + value;
        try {
            WebAddress address = WebAddress.parse(url);
            if (!address.isHttps()) {
                int port = PORT.matcher(url).find() ? address.port() : PORT_UNLESS_TOLD;
                return new Setting(Optional.of(new Proxy(address.host(), port, address.credentials().isEmpty() ? Optional.empty()
                        : Optional.of(Header.basic("Proxy-Authorization", address.credentials())))), "");
            }
        } catch (IllegalArgumentException _) {
            // Said below, without what the message may show of a password.
        }
        return new Setting(Optional.empty(), "the proxy that " + names[0] + " names cannot be used; write http://HOST:PORT");
    }

    /**
     * Returns the proxy to ask for what is there; empty to ask its host itself.
     *
     * @throws IllegalArgumentException if the variable for it names none that can be used; the message names the variable
     */
    public Optional<Proxy> before(WebAddress address) {
        Setting setting = address.isHttps() ? https : http;
        if (setting.equals(Setting.NONE) || isExcepted(address.host().replaceFirst("\\.$", ""), address.port())) {
            return Optional.empty();
        }
        if (!setting.mistake().isEmpty()) {
            throw new IllegalArgumentException(setting.mistake());
        }
        return setting.proxy();
    }

    private boolean isExcepted(String host, int port) {
        boolean address = ADDRESS.matcher(host).matches();
        return except.stream().map(each -> withoutPort(each, port)).anyMatch(name -> name.equals("*") || name.equals(host)
                || (address ? contains(name, host) : host.endsWith("." + name)));
    }

    /** An entry may be for one port alone: then it is its host if that is the port. */
    private static String withoutPort(String entry, int port) {
        Matcher matcher = OF_A_PORT.matcher(entry);
        return matcher.matches() && Integer.parseInt(matcher.group("port")) == port
                ? matcher.group("host").replaceAll("[\\[\\]]", "")
                : entry;
    }

    /** Returns whether it is a network, and the address is in it. */
    private static boolean contains(String network, String address) {
        int slash = network.indexOf('/');
        String base = slash < 0 ? network : network.substring(0, slash);
        if (!ADDRESS.matcher(base).matches()) {
            return false;
        }
        try {
            byte[] one = InetAddress.ofLiteral(base).getAddress();
            byte[] other = InetAddress.ofLiteral(address).getAddress();
            int bits = slash < 0 ? one.length * 8 : Integer.parseInt(network.substring(slash + 1));
            int free = one.length * 8 - bits;
            return one.length == other.length && free >= 0
                    && new BigInteger(1, one).shiftRight(free).equals(new BigInteger(1, other).shiftRight(free));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
