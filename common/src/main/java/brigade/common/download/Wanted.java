package brigade.common.download;

import brigade.common.http.Urls;
import brigade.common.text.Printable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody wants to have: a URL, and what they know of it.
 *
 * @param url the URL, as it was written
 * @param sha256 the checksum that the bytes must have
 * @param out the name that the file is to have; empty for the one that the URL gives
 */
public record Wanted(String url, Optional<String> sha256, Optional<String> out) {
    private static final int LONGEST_SHOWN = 80;
    private static final String SUM = "sha256=";
    private static final String NAME = "out=";
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
        int end = blank(text, 0);
        String url = text.substring(0, end);
        String rest = text.substring(end).strip();
        Optional<String> sha256 = Optional.empty();
        if (rest.startsWith(SUM)) {
            int after = blank(rest, 0);
            sha256 = Optional.of(rest.substring(SUM.length(), after));
            rest = rest.substring(after).strip();
        } else if (rest.startsWith(NAME) && lastWord(rest).startsWith(SUM)) { // A name may have blanks in it.
            String word = lastWord(rest);
            sha256 = Optional.of(word.substring(SUM.length()));
            rest = rest.substring(0, rest.length() - word.length()).strip();
        }
        if (!rest.isEmpty() && !(rest.startsWith(NAME) && rest.length() > NAME.length())) {
            throw new IllegalArgumentException(
                    "'" + Urls.masked(text) + "': write a URL, and after it perhaps sha256=HEX and out=NAME");
        }
        Optional<String> out = rest.isEmpty() ? Optional.empty() : Optional.of(rest.substring(NAME.length()));
        return Optional.of(new Wanted(url, sha256.map(Wanted::checksum), out));
    }

    /** Returns where the next blank is, or the end. */
    private static int blank(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String lastWord(String text) {
        int at = text.length();
        while (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return text.substring(at);
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
            throw new IllegalArgumentException(
                    "'" + Printable.shortened(text, LONGEST_SHOWN) + "' is not a sha256 checksum; write its 64 hexadecimal digits");
        }
        return lower;
    }
}
