package brigade.common.http;

import java.time.Duration;

/**
 * How long a request may take.
 *
 * @param connect how long a connection may take to be made, name and encryption included
 * @param idle how long the answer's head may take, and each wait for more of its body
 * @param whole how long all of it may take together; {@link #UNBOUNDED} for no bound
 */
public record Timeouts(Duration connect, Duration idle, Duration whole) {
    /** No bound. */
    public static final Duration UNBOUNDED = Duration.ofNanos(Long.MAX_VALUE);

    /** Returns these timeouts, and no bound for all of it together. */
    public static Timeouts of(Duration connect, Duration idle) {
        return new Timeouts(connect, idle, UNBOUNDED);
    }

    /** Returns one deadline for all of it: name, connection, head, and whatever is read of the body. */
    public static Timeouts within(Duration whole) {
        return new Timeouts(whole, whole, whole);
    }
}
