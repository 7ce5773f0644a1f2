package brigade.common.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request header. It may carry a credential, so its text shows the name alone.
 *
 * @param name the field's name
 * @param value its value
 */
public record Header(String name, String value) {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Set<String> HARMLESS = Set.of("accept", "accept-language", "user-agent");
    private static final Set<String> OWN = Set.of("range", "if-range", "host", "content-length", "transfer-encoding", "connection",
            "upgrade", "expect", "te", "trailer");

    /**
     * Reads {@code Name: value}.
     *
     * @throws IllegalArgumentException if the text is none, or one that belongs to the client; the message does not show the value
     */
    public static Header parse(String text) {
        int colon = text.indexOf(':');
        String name = text.substring(0, Math.max(0, colon)).strip();
        String value = text.substring(colon + 1).strip();
        if (!TOKEN.matcher(name).matches()
                || value.chars().anyMatch(letter -> (letter < ' ' && letter != '\t') || letter >= 0x7f)) {
            throw new IllegalArgumentException("not a header (its value is not shown); write a name, a colon and a value in ASCII,"
                    + " as Accept: text/plain");
        }
        if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the header " + name + " is the client's own to send; leave it out");
        }
        return new Header(name, value);
    }

    /** Returns the header that says who asks, with a password. */
    static Header basic(String name, String userAndPassword) {
        return new Header(name, "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns whether this is the field of that name, in whatever case. */
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** Returns whether it may go to a host that it was not meant for: anything may be a credential but a few that never are. */
    public boolean isHarmless() {
        return HARMLESS.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name + ": ***";
    }
}
