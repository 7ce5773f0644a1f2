package brigade.common.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The moments that header fields tell, in whichever of HTTP's three formats (RFC 9110, 5.6.7), and as cookies vary them. */
public final class Dates {
    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
            "dec");
    /** RFC 6265, 5.1.1: what stands between the parts of a date. */
    private static final Pattern BETWEEN = Pattern.compile("[\\t\\x20-\\x2f\\x3b-\\x40\\x5b-\\x60\\x7b-\\x7e]+");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{1,2}):(\\d{1,2})");
    private static final int FIRST_OF_THIS_CENTURY = 70;

    private Dates() {}

    /** Returns the moment; empty if the text tells none. */
    public static Optional<Instant> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException _) {
            return loosely(text);
        }
    }

    /** RFC 6265, 5.1.1: the parts in any order, whatever the day of the week. */
    private static Optional<Instant> loosely(String text) {
        int day = 0;
        int month = 0;
        int year = -1;
        Optional<Matcher> time = Optional.empty();
        for (String part : BETWEEN.split(text.toLowerCase(Locale.ROOT), -1)) {
            Matcher clock = TIME.matcher(part);
            if (time.isEmpty() && clock.matches()) {
                time = Optional.of(clock);
            } else if (day == 0 && part.matches("\\d{1,2}")) {
                day = Integer.parseInt(part);
            } else if (month == 0 && part.length() >= 3 && MONTHS.contains(part.substring(0, 3))) {
                month = MONTHS.indexOf(part.substring(0, 3)) + 1;
            } else if (year < 0 && part.matches("\\d{2}|\\d{4}")) {
                year = Integer.parseInt(part);
            }
        }
        int full = year < 0 || year > 99 ? year : year < FIRST_OF_THIS_CENTURY ? 2000 + year : 1900 + year;
        try {
            return time.isEmpty() || full < 0 ? Optional.empty()
                    : Optional.of(
                            LocalDateTime.of(full, month, day, number(time.get(), 1), number(time.get(), 2), number(time.get(), 3))
                                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static int number(Matcher time, int group) {
        return Integer.parseInt(time.group(group));
    }
}
