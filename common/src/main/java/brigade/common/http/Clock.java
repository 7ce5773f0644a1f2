package brigade.common.http;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** How long one may wait: until a moment, or so long for each wait, whichever is earlier. */
public final class Clock {
    private final long endNanos;
    private final Duration each;

    private Clock(long endNanos, Duration each) {
        this.endNanos = endNanos;
        this.each = each;
    }

    /** Returns the clock of something that begins now and may take so long. */
    public static Clock of(Duration atMost) {
        return new Clock(after(atMost), atMost);
    }

    /** Returns this clock, of which each wait may last no longer than that. */
    public Clock each(Duration atMost) {
        return new Clock(endNanos, atMost);
    }

    /** Returns the clock that has this one's end, or an earlier one: that long from now. */
    public Clock within(Duration atMost) {
        return new Clock(Math.min(endNanos - System.nanoTime(), nanos(atMost)) + System.nanoTime(), atMost);
    }

    private static long after(Duration atMost) {
        return System.nanoTime() + nanos(atMost);
    }

    private static long nanos(Duration atMost) {
        return atMost.compareTo(Duration.ofDays(365)) > 0 ? Duration.ofDays(365).toNanos() : atMost.toNanos();
    }

    /** Returns how many milliseconds are left; at least 1, which a socket's timeout needs. */
    public int millis() {
        long left = Math.min(endNanos - System.nanoTime(), nanos(each));
        return Math.clamp((left + 999_999) / 1_000_000, 1, Integer.MAX_VALUE);
    }

    /**
     * Returns how many milliseconds are left.
     *
     * @throws SocketTimeoutException if there are none
     */
    public int remaining() throws SocketTimeoutException {
        if (endNanos - System.nanoTime() <= 0) {
            throw new SocketTimeoutException("the time is up");
        }
        return millis();
    }
}
