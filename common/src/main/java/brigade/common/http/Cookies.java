package brigade.common.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cookies that were set on the way from a URL to where its redirects lead: they come back on the next hop of the same chain, as RFC
 * 6265 says, and then are forgotten. Sites hang a download on one.
 *
 * @param cookies those set so far
 */
public record Cookies(List<Cookie> cookies) {
    private static final int MOST = 50;
    private static final int LONGEST = 4096;
    private static final Comparator<Cookie> LONGEST_PATH_FIRST = Comparator.comparingInt(cookie -> -cookie.path().length());

    /**
     * A cookie.
     *
     * @param name its name
     * @param value its value
     * @param host the host that set it, or the domain that it set it for
     * @param below whether it is for all hosts of that domain
     * @param path the path from which on it is sent
     * @param secure whether it is sent encrypted only
     */
    record Cookie(String name, String value, String host, boolean below, String path, boolean secure) {

        boolean isFor(WebAddress to) {
            boolean there = to.host().equals(host) || (below && to.host().endsWith("." + host));
            boolean within = to.path().equals(path) || to.path().startsWith(path.endsWith("/") ? path : path + "/");
            return there && within && (!secure || to.isHttps());
        }

        boolean replaces(Cookie other) {
            return name.equals(other.name) && host.equals(other.host) && path.equals(other.path);
        }

        /** It may be a session's key. */
        @Override
        public String toString() {
            return name + "=***";
        }
    }

    /** Copies the list. */
    public Cookies {
        cookies = List.copyOf(cookies);
    }

    /** Returns none. */
    public static Cookies none() {
        return new Cookies(List.of());
    }

    /**
     * Returns these, and those that an answer set.
     *
     * @param from who answered
     * @param fields the values of its {@code Set-Cookie} fields; what is no cookie, or is for a host that is not its own, is left out
     */
    public Cookies and(WebAddress from, List<String> fields) {
        List<Cookie> all = new ArrayList<>(cookies);
        for (String field : fields) {
            parse(from, field).ifPresent(cookie -> {
                all.removeIf(cookie::replaces);
                if (!isExpired(field) && all.size() < MOST) {
                    all.add(cookie);
                }
            });
        }
        return new Cookies(all);
    }

    /** Returns the header that sends back those that are for this place; empty if none is. */
    public Optional<Header> header(WebAddress to) {
        String value = cookies.stream().filter(cookie -> cookie.isFor(to)).sorted(LONGEST_PATH_FIRST)
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        return value.isEmpty() ? Optional.empty() : Optional.of(new Header("Cookie", value));
    }

    private static Optional<Cookie> parse(WebAddress from, String field) {
        String pair = field.split(";", 2)[0];
        int equals = pair.indexOf('=');
        String name = equals < 0 ? "" : pair.substring(0, equals).strip();
        if (name.isEmpty() || field.length() > LONGEST || field.chars().anyMatch(letter -> letter < ' ' && letter != '\t')) {
            return Optional.empty();
        }
        String domain = attribute(field, "domain").toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
        boolean own = domain.isEmpty() || domain.equals(from.host());
        if (!own && !(from.host().endsWith("." + domain) && domain.contains("."))) {
            return Optional.empty();
        }
        String path = attribute(field, "path");
        return Optional.of(new Cookie(name, pair.substring(equals + 1).strip(), domain.isEmpty() ? from.host() : domain,
                !domain.isEmpty(), path.startsWith("/") ? path : directory(from.path()), has(field, "secure")));
    }

    private static String directory(String path) {
        int last = path.lastIndexOf('/');
        return last <= 0 ? "/" : path.substring(0, last);
    }

    /** Whether it is there to be deleted. */
    private static boolean isExpired(String field) {
        String age = attribute(field, "max-age");
        return age.matches("-?\\d+") ? age.matches("-.*|0+")
                : Dates.parse(attribute(field, "expires")).filter(Instant.now()::isAfter).isPresent();
    }

    private static String attribute(String field, String name) {
        for (String part : field.split(";", -1)) {
            if (part.strip().regionMatches(true, 0, name + "=", 0, name.length() + 1)) {
                return part.strip().substring(name.length() + 1).strip();
            }
        }
        return "";
    }

    private static boolean has(String field, String name) {
        for (String part : field.split(";", -1)) {
            if (part.strip().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
