package brigade.common.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The place that a request is for: an http or https URL, and apart from it the credentials that it held, so that nobody prints them.
 *
 * <p>A URL that is one by RFC 3986 is asked for as it was written: nothing is normalised that a signature may cover. Any other is read
 * as browsers read it (the WHATWG's URL standard, by OkHttp's {@link HttpUrl}): names in their own scripts, spaces, raw UTF-8.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the name in ASCII, or the address; IPv6 without brackets
 * @param port the port, whether the URL named it or the scheme implies it
 * @param target the path, and the query if there is one, as they are asked for
 * @param credentials user and password as {@code user:password}, decoded; empty if there are none
 */
public record WebAddress(String scheme, String host, int port, String target, String credentials) {
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_NAME = 40;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|\\p{Cs}");
    private static final Pattern SCHEME = Pattern.compile("(?i)https?:.*", Pattern.DOTALL);
    private static final Pattern NO_HOST = Pattern.compile("(?i)https?:[/\\\\]*(?:[?#].*)?|https?:///.*", Pattern.DOTALL);

    /** What needs no forgiveness: RFC 3986 with a host of letters, digits, dots and hyphens, or an IPv6 address. */
    private static final Pattern PLAIN = Pattern
            .compile("(?<scheme>https?)://(?<host>[a-z0-9._-]+|\\[[0-9a-f:.]+])(?::(?<port>\\d{1,5}))?"
                    + "(?<path>/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?"
                    + "(?<query>\\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(?:#[\\x21-\\x7e]*)?");
    private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.{1,2}(?:/|$)");

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException if it is none that can be asked for; the message says why, without the URL
     */
    public static WebAddress parse(String text) {
        Matcher plain = PLAIN.matcher(text);
        if (plain.matches() && (plain.group("path") == null || !DOT_SEGMENT.matcher(plain.group("path")).find())) {
            String scheme = plain.group("scheme");
            int port = plain.group("port") == null ? implied(scheme) : port(plain.group("port"));
            String host = plain.group("host").replaceAll("[\\[\\]]", "");
            String path = plain.group("path") == null ? "/" : plain.group("path");
            return new WebAddress(scheme, host, port, path + (plain.group("query") == null ? "" : plain.group("query")), "");
        }
        if (!SCHEME.matcher(text).matches()) {
            throw new IllegalArgumentException("not an http or https URL");
        }
        if (CONTROL.matcher(text).find()) {
            throw new IllegalArgumentException("not a URL: there is a control character or half a character in it");
        }
        if (NO_HOST.matcher(text).matches()) {
            throw new IllegalArgumentException("a URL without a host");
        }
        try {
            return of(HttpUrl.get(text), text);
        } catch (IllegalArgumentException e) {
            throw refusal(e);
        }
    }

    private static IllegalArgumentException refusal(IllegalArgumentException failure) {
        String why = String.valueOf(failure.getMessage());
        Matcher port = Pattern.compile("Invalid URL port: \"(\\d+)\"").matcher(why);
        if (port.matches()) {
            return new IllegalArgumentException("no such port: " + port.group(1), failure);
        }
        return new IllegalArgumentException(why.startsWith("Invalid URL host") ? "not a URL: its host is none" : "not a URL",
                failure);
    }

    private static int port(String digits) {
        int port = Integer.parseInt(digits);
        if (port == 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("no such port: " + digits);
        }
        return port;
    }

    private static WebAddress of(HttpUrl url, String written) {
        String query = url.encodedQuery();
        if (query != null && !written.contains("%27")) {
            query = query.replace("%27", "'"); // Browsers escape it, and curl does not: whoever signs a URL expects it as it was.
        }
        String user = url.username();
        return new WebAddress(url.scheme(), url.host(), url.port(), url.encodedPath() + (query == null ? "" : "?" + query),
                user.isEmpty() && url.password().isEmpty() ? "" : user + ":" + url.password());
    }

    /**
     * Returns where a reference leads that was found at this address, as RFC 3986, section 5.2 resolves it. Credentials in it are
     * dropped.
     *
     * @throws IllegalArgumentException if it leads to nothing that can be asked for; the message says why, without the reference
     */
    public WebAddress resolve(String reference) {
        String text = reference.strip();
        if (text.isEmpty() || CONTROL.matcher(text).find()) {
            throw new IllegalArgumentException(
                    text.isEmpty() ? "nothing" : "there is a control character or half a character in it");
        }
        boolean whole = text.matches("(?is)https?://.*");
        boolean otherScheme = text.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*") && !SCHEME.matcher(text).matches();
        if (whole || otherScheme) {
            return parse(text).withoutCredentials();
        }
        HttpUrl to = HttpUrl.get(toString()).resolve(text);
        if (to == null) {
            throw new IllegalArgumentException("not a URL");
        }
        return of(to, text).withoutCredentials();
    }

    /** Returns this place, for nobody in particular. */
    public WebAddress withoutCredentials() {
        return credentials.isEmpty() ? this : new WebAddress(scheme, host, port, target, "");
    }

    /** Returns whether what is sent there is encrypted. */
    public boolean isHttps() {
        return scheme.equals("https");
    }

    /** Returns whether scheme, host and port are the same: whether both may see a credential. */
    public boolean sameOrigin(WebAddress other) {
        return scheme.equals(other.scheme) && host.equals(other.host) && port == other.port;
    }

    /** Returns what user and password mean as a header; empty if there are none. */
    public Optional<Header> authorization() {
        return credentials.isEmpty() ? Optional.empty() : Optional.of(Header.basic("Authorization", credentials));
    }

    /** Returns the host, and the port unless the scheme implies it: what a {@code Host} header says. */
    public String authority() {
        return bracketed() + (port == implied(scheme) ? "" : ":" + port);
    }

    /** Returns the host and the port, as {@code CONNECT} asks for them. */
    String hostAndPort() {
        return bracketed() + ":" + port;
    }

    private String bracketed() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    private static int implied(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /** Returns the path, as it is asked for. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Returns a short name: the last part of the path, decoded, or the host if there is no path. */
    public String name() {
        String path = path().replaceFirst("/+$", "");
        String name = path.isEmpty() ? host : decoded(path.substring(path.lastIndexOf('/') + 1));
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** Decodes percent escapes as UTF-8; a plus sign is a plus sign, and a percent sign that begins no escape is one, too. */
    public static String decoded(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        String escaped = encoded.replace("+", "%2B").replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
        return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    }

    /** Returns the URL, without credentials. */
    @Override
    public String toString() {
        return scheme + "://" + authority() + target;
    }
}
