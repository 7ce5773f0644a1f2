package brigade.common.download;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered, before its body: all that the policy needs to know. Nonsense in a header counts as no header.
 *
 * @param status the status code
 * @param length the announced length of the body in bytes
 * @param location where a redirect leads
 * @param etag the entity tag, as it stands
 * @param lastModified the date of the last change, as it stands
 * @param date when the server answered, by its own clock, as it stands
 * @param range which bytes these are, as {@code Content-Range} says
 * @param retryAfter how long the server asks us to stay away
 */
public record Reply(int status, Optional<Long> length, Optional<String> location, Optional<String> etag,
        Optional<String> lastModified, Optional<String> date, Optional<Range> range, Optional<Duration> retryAfter) {
    private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern STRONG_TAG = Pattern.compile("\"[!#-~\\x80-\\xff]*\"");

    /**
     * Which bytes an answer holds.
     *
     * @param first the first byte's place; {@link Standing#UNKNOWN} if it holds none
     * @param last the last byte's place
     * @param total how long the whole is; {@link Standing#UNKNOWN} if the server does not say
     */
    public record Range(long first, long last, long total) {}

    /** Returns the reply with these headers, which came just now. */
    public static Reply of(int status, Function<String, @Nullable String> headers) {
        return of(status, headers, Instant.now());
    }

    /** Returns the reply with these headers, which came at that time. */
    static Reply of(int status, Function<String, @Nullable String> headers, Instant now) {
        Optional<String> date = text(headers, "Date");
        return new Reply(status, text(headers, "Content-Length").flatMap(Reply::number), text(headers, "Location"),
                text(headers, "ETag"), text(headers, "Last-Modified"), date, text(headers, "Content-Range").flatMap(Reply::range),
                text(headers, "Retry-After").flatMap(text -> retryAfter(text, date.flatMap(Reply::instant).orElse(now))));
    }

    private static Optional<String> text(Function<String, @Nullable String> headers, String name) {
        return Optional.ofNullable(headers.apply(name)).map(String::strip);
    }

    private static Optional<Long> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<Range> range(String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long first = matcher.group(1) == null ? Standing.UNKNOWN : Long.parseLong(matcher.group(1));
        long last = matcher.group(2) == null ? Standing.UNKNOWN : Long.parseLong(matcher.group(2));
        long total = matcher.group(3).equals("*") ? Standing.UNKNOWN : Long.parseLong(matcher.group(3));
        return last < first || (total != Standing.UNKNOWN && last >= total) ? Optional.empty()
                : Optional.of(new Range(first, last, total));
    }

    /** Reads seconds, or a date, by the server's own clock if it told it: ours may be wrong, or in another century. */
    private static Optional<Duration> retryAfter(String text, Instant now) {
        return number(text).map(seconds -> Duration.ofSeconds(Math.min(seconds, Integer.MAX_VALUE)))
                .or(() -> instant(text).map(until -> Duration.between(now, until)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    /**
     * Returns what tells this content from any other: a strong entity tag; or the date of its last change, if that was more than a
     * second before the answer (RFC 9110, 8.8.2.2). Empty if there is nothing that safe.
     */
    String validator() {
        Optional<String> strong = etag.filter(tag -> STRONG_TAG.matcher(tag).matches());
        if (strong.isPresent()) {
            return strong.get();
        }
        Optional<Instant> changed = etag.isPresent() ? Optional.empty() : lastModified.flatMap(Reply::instant);
        Optional<Instant> answered = changed.isPresent() ? date.flatMap(Reply::instant) : Optional.empty();
        return changed.isPresent() && answered.isPresent() && changed.get().plusSeconds(1).isBefore(answered.get())
                ? lastModified.orElse("")
                : "";
    }

    /** Returns whether the answer says of itself that it has the content of that validator. */
    boolean confirms(String validator) {
        return (validator.startsWith("\"") ? etag : lastModified).filter(validator::equals).isPresent();
    }
}
