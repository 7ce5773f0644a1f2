package brigade.common.download;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody wants to have: a URL, and what they know of it.
 *
 * @param url the URL, as it was written
 * @param sha256 the checksum that the bytes must have
 * @param out the name that the file is to have; empty for the one that the URL gives
 */
public record Wanted(String url, Optional<String> sha256, Optional<String> out) {
    private static final Pattern LINE = Pattern
            .compile("(?<url>\\S+)(?:\\s+sha256=(?<first>\\S+))?(?:\\s+out=(?<out>.+?))??(?:\\s+sha256=(?<second>\\S+))?");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Returns a URL of which no more is known. */
    public static Wanted of(String url) {
        return new Wanted(url, Optional.empty(), Optional.empty());
    }

    /**
     * Reads a line of an {@code --input} file: a URL, then perhaps {@code sha256=} and {@code out=}, in either order.
     *
     * @return what it wants; empty if it is a comment or blank
     * @throws IllegalArgumentException if it is none of these; the message says what to write, and shows no credential
     */
    public static Optional<Wanted> parse(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        Matcher matcher = LINE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + Urls.masked(text) + "': write a URL, and after it perhaps sha256=HEX and out=NAME");
        }
        Optional<String> sha256 = Optional.ofNullable(matcher.group("first"))
                .or(() -> Optional.ofNullable(matcher.group("second")));
        return Optional
                .of(new Wanted(matcher.group("url"), sha256.map(Wanted::checksum), Optional.ofNullable(matcher.group("out"))));
    }

    /** Returns the line of an {@code --input} file that wants this. */
    public String line() {
        return url + sha256.map(sum -> " sha256=" + sum).orElse("") + out.map(name -> " out=" + name).orElse("");
    }

    /**
     * Returns the checksum as it is compared.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String checksum(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!SHA256.matcher(lower).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a sha256 checksum; write its 64 hexadecimal digits");
        }
        return lower;
    }
}
