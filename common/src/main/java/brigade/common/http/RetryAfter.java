package brigade.common.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a server asks us to stay away: {@code Retry-After}, as RFC 9110, section 10.2.3 has it. */
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");

    private RetryAfter() {}

    /** Returns the time that the head asks for, which came just now; empty if it asks for none, or for nonsense. */
    public static Optional<Duration> of(Head head) {
        return of(head, Instant.now());
    }

    /** Reads seconds, or a date, by the server's own clock if it told it: ours may be wrong, or in another century. */
    public static Optional<Duration> of(Head head, Instant now) {
        String text = head.first("Retry-After");
        if (text == null) {
            return Optional.empty();
        }
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(text), Integer.MAX_VALUE)));
        }
        Instant answered = date(head.first("Date")).orElse(now);
        return date(text).map(until -> Duration.between(answered, until)).map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    /** Returns the moment that a date field says; empty if it says none. */
    public static Optional<Instant> date(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
