package brigade.common.http;

import brigade.common.text.Printable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is not shown of URLs: they carry passwords, and signatures in their queries. */
public final class Urls {
    private static final Pattern QUERY = Pattern.compile("\\?[^#]*");
    private static final Pattern FRAGMENT = Pattern.compile("#.+", Pattern.DOTALL);
    private static final Pattern SCHEME = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?//");

    /** A host, perhaps with a port, or a path: no at sign behind it can end a password. */
    private static final Pattern HARMLESS = Pattern
            .compile(
                    "(?:[A-Za-z][A-Za-z0-9+.-]*:)?//(?:\\[[0-9A-Fa-f:.%]+]|[^\\s/?#@:\\[\\]\\\\]+)(?::\\d*)?(?:[/?#]|$)|/[^/]|mailto:");

    private static final int LONGEST_SHOWN = 400;

    private Urls() {}

    /** Returns the URL for a person: without query, and so without user and password. */
    public static String shown(WebAddress url) {
        return masked(url.toString());
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
}
