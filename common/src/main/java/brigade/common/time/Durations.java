package brigade.common.time;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them ({@code 400ms}, {@code 2s}, {@code 1m30s}) and as they read them ("5 seconds"). */
public final class Durations {
    private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|h|m|s)");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");
    private static final Duration LONGEST = Duration.ofDays(1000);

    private Durations() {}

    /**
     * Reads a duration such as {@code 400ms}, {@code 2s}, {@code 1.5s} or {@code 1m30s}.
     *
     * @throws IllegalArgumentException if the text is no such duration; the message names it and shows some that are
     */
    public static Duration parse(String text) {
        String written = text.strip().toLowerCase(Locale.ROOT);
        if (!WHOLE.matcher(written).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration; write 400ms, 2s or 1m30s");
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(written);
        while (part.find()) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(nanosIn(part.group(2)))));
        }
        if (nanos.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0) {
            throw new IllegalArgumentException("'" + text + "' is too long; the longest duration is " + LONGEST.toDays() + " days");
        }
        return Duration.ofNanos(nanos.longValue());
    }

    private static long nanosIn(String unit) {
        return switch (unit) {
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
        };
    }

    /** Returns the duration as prose: "5 seconds", "1 minute 30 seconds", "400 milliseconds". */
    public static String prose(Duration duration) {
        StringBuilder prose = new StringBuilder();
        append(prose, duration.toHours(), "hour");
        append(prose, duration.toMinutesPart(), "minute");
        append(prose, duration.toSecondsPart(), "second");
        append(prose, duration.toMillisPart(), "millisecond");
        return prose.isEmpty() ? "no time" : prose.toString();
    }

    private static void append(StringBuilder prose, long amount, String unit) {
        if (amount > 0) {
            prose.append(prose.isEmpty() ? "" : " ").append(amount).append(' ').append(unit).append(amount == 1 ? "" : "s");
        }
    }

    /** Returns the duration as {@link #parse} reads it, exactly. */
    public static String written(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros().toPlainString() + "s";
    }

    /**
     * Returns the duration multiplied by the factor.
     *
     * @throws IllegalArgumentException if that is longer than any duration that can be written; the message names both
     */
    public static Duration scaled(Duration duration, double factor) {
        double nanos = duration.toNanos() * factor;
        if (nanos > LONGEST.toNanos()) {
            throw new IllegalArgumentException(
                    written(duration) + " times " + factor + " is too long; the longest duration is " + LONGEST.toDays() + " days");
        }
        return Duration.ofNanos(Math.round(nanos));
    }
}
