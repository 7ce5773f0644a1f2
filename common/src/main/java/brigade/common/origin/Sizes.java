package brigade.common.origin;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write them: {@code 500}, {@code 64k}, {@code 10m}, {@code 1g}; k, m and g are powers of 1024. */
public final class Sizes {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,12})([kmg]?)(?:i?b)?");

    private Sizes() {}

    /**
     * Reads a number of bytes.
     *
     * @throws IllegalArgumentException if the text is none; the message names it and shows some that are
     */
    public static long parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!written.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a size; write 500, 64k, 10m or 1g");
        }
        int power = "kmg".indexOf(written.group(2).isEmpty() ? '?' : written.group(2).charAt(0)) + 1;
        try {
            return Math.multiplyExact(Long.parseLong(written.group(1)), 1L << (10 * power));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is more bytes than can be counted", e);
        }
    }
}
