package brigade.common.download;

import brigade.common.http.Dates;
import brigade.common.http.Head;
import brigade.common.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
 * @param coding what the content is coded with, although it was asked for as it is; empty if it is not
 * @param cookies the values of the {@code Set-Cookie} fields
 */
public record Reply(int status, Optional<Long> length, Optional<String> location, Optional<String> etag,
        Optional<String> lastModified, Optional<String> date, Optional<Range> range, Optional<Duration> retryAfter,
        Optional<String> coding, List<String> cookies) {
    private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");
    private static final Pattern STRONG_TAG = Pattern.compile("\"[!#-~\\x80-\\xff]*\"");

    /**
     * Which bytes an answer holds.
     *
     * @param first the first byte's place; {@link Standing#UNKNOWN} if it holds none
     * @param last the last byte's place
     * @param total how long the whole is; {@link Standing#UNKNOWN} if the server does not say
     */
    public record Range(long first, long last, long total) {}

    /** Copies the list. */
    public Reply {
        cookies = List.copyOf(cookies);
    }

    /** Returns the reply with that head, which came just now. */
    static Reply of(Head head) {
        return of(head, Instant.now());
    }

    /** Returns the reply with that head, which came at that time. */
    static Reply of(Head head, Instant now) {
        Optional<String> date = text(head, "Date");
        return new Reply(head.status(), head.length(), text(head, "Location").map(Head::utf8), text(head, "ETag"),
                text(head, "Last-Modified"), date, text(head, "Content-Range").flatMap(Reply::range),
                RetryAfter.of(head, now), head.coding(),
                head.all("Set-Cookie"));
    }

    private static Optional<String> text(Head head, String name) {
        return Optional.ofNullable(head.first(name));
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

    /**
     * Returns what tells this content from any other: a strong entity tag; or the date of its last change, if that was more than a
     * second before the answer (RFC 9110, 8.8.2.2). Empty if there is nothing that safe.
     */
    String validator() {
        Optional<String> strong = etag.filter(tag -> STRONG_TAG.matcher(tag).matches());
        if (strong.isPresent()) {
            return strong.get();
        }
        Optional<Instant> changed = etag.isPresent() ? Optional.empty() : lastModified.flatMap(Dates::parse);
        Optional<Instant> answered = changed.isPresent() ? date.flatMap(Dates::parse) : Optional.empty();
        return changed.isPresent() && answered.isPresent() && changed.get().plusSeconds(1).isBefore(answered.get())
                ? lastModified.orElse("")
                : "";
    }

    /** Returns whether the answer says of itself that it has the content of that validator. */
    boolean confirms(String validator) {
        return (validator.startsWith("\"") ? etag : lastModified).filter(validator::equals).isPresent();
    }
}
