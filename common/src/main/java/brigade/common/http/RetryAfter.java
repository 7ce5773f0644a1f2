package brigade.common.http;

import java.time.Duration;
import java.time.Instant;
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
        Instant answered = Dates.parse(head.first("Date")).orElse(now);
        return Dates.parse(text).map(until -> Duration.between(answered, until))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }
}
