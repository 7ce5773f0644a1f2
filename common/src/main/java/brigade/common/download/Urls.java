package brigade.common.download;

import brigade.common.text.Printable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is done with URLs, and above all what is not shown of them: they carry passwords, and signatures in their queries. */
public final class Urls {
    private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/?#]*@");
    private static final Pattern QUERY = Pattern.compile("\\?[^#]*");
    private static final Pattern FRAGMENT = Pattern.compile("#.+", Pattern.DOTALL);
    private static final Pattern SCHEME = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?//");

    /** A host, perhaps with a port, or a path: no at sign behind it can end a password. */
    private static final Pattern HARMLESS = Pattern
            .compile(
                    "(?:[A-Za-z][A-Za-z0-9+.-]*:)?//(?:\\[[0-9A-Fa-f:.%]+]|[^\\s/?#@:\\[\\]\\\\]+)(?::\\d*)?(?:[/?#]|$)|/[^/]|mailto:");

    private static final int LONGEST_SHOWN = 400;

    private Urls() {}

    /** Returns the URL for a person: without user and password, query and fragment. */
    public static String shown(URI url) {
        return masked(url.toString()).replaceAll("#.*", "");
    }

    /**
     * Returns any text that may be a URL, without what may be a credential in it, and without its middle if it is long. What cannot be
     * parsed may be a URL whose password has a character that should have been escaped: all of it up to its last {@code @} is masked.
     */
    public static String masked(String text) {
        String bare = QUERY.matcher(withoutUserInfo(text)).replaceFirst("?…");
        return Printable.shortened(FRAGMENT.matcher(bare).replaceFirst("#…"), LONGEST_SHOWN);
    }

    private static String withoutUserInfo(String text) {
        if (HARMLESS.matcher(text).lookingAt()) {
            return text;
        }
        Matcher scheme = SCHEME.matcher(text);
        int from = scheme.lookingAt() ? scheme.end() : 0;
        int at = text.lastIndexOf('@');
        int colon = text.indexOf(':', from);
        if (at >= from) {
            return text.substring(0, from) + "***" + text.substring(at);
        }
        return from > 0 && colon >= 0 ? text.substring(0, colon + 1) + "***" : text;
    }

    /** Returns the URL with everything that is not ASCII in percent escapes: clients differ in what they make of it otherwise. */
    static URI ascii(URI url) {
        if (url.toString().codePoints().anyMatch(letter -> Character.getType(letter) == Character.SURROGATE)) {
            throw new IllegalArgumentException("not a URL: it has half a character"); // java.net.URI would throw what it should not.
        }
        String ascii = url.toASCIIString();
        return ascii.equals(url.toString()) ? url : URI.create(ascii);
    }

    static boolean isHttp(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https");
    }

    /** Returns the URL as it is asked for: without fragment, user and password. */
    static URI withoutUserInfo(URI url) {
        if (url.toString().indexOf('@') < 0 && url.getRawFragment() == null) {
            return url;
        }
        String text = USER_INFO.matcher(url.toString()).replaceFirst("");
        int fragment = text.indexOf('#');
        return URI.create(fragment < 0 ? text : text.substring(0, fragment));
    }

    /** Returns what user and password in the URL mean as a header. */
    static Optional<Header> authorization(URI url) {
        String userInfo = url.getUserInfo();
        if (userInfo == null || userInfo.isEmpty()) {
            return Optional.empty();
        }
        String pair = userInfo.contains(":") ? userInfo : userInfo + ":";
        return Optional.of(
                new Header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    }

    /** Returns whether scheme, host and port are the same: whether both may see a credential. */
    static boolean sameOrigin(URI one, URI other) {
        return String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme()) && host(one).equals(host(other))
                && port(one) == port(other);
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    static String host(URI url) {
        return String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    }
}
