package brigade.common.download;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long and how often a download is waited for.
 *
 * @param retries how often it is tried again after the first time
 * @param backoff the longest wait before the first retry; each further one doubles it
 * @param longestBackoff no wait of our own is longer
 * @param longestRetryAfter no wait that a server asks for is longer
 * @param connect how long a connection may take to be made
 * @param idle how long nothing may come: neither an answer's headers nor a byte of its body
 */
public record Patience(int retries, Duration backoff, Duration longestBackoff, Duration longestRetryAfter, Duration connect,
        Duration idle) {
    private static final Patience STANDARD = new Patience(DownloadSpec.RETRIES, Duration.ofSeconds(1), Duration.ofSeconds(30),
            Duration.ofMinutes(2), DownloadSpec.CONNECT_TIMEOUT, DownloadSpec.IDLE_TIMEOUT);

    /** Returns the patience that a download has unless somebody says otherwise. */
    public static Patience standard() {
        return STANDARD;
    }

    /** Returns this, with so many retries. */
    public Patience retries(int retries) {
        return new Patience(retries, backoff, longestBackoff, longestRetryAfter, connect, idle);
    }

    /** Returns this, with that first backoff. */
    public Patience backoff(Duration backoff) {
        return new Patience(retries, backoff, longestBackoff, longestRetryAfter, connect, idle);
    }

    /** Returns this, waiting no longer than that when a server asks for it. */
    public Patience longestRetryAfter(Duration longest) {
        return new Patience(retries, backoff, longestBackoff, longest, connect, idle);
    }

    /** Returns this, with these timeouts. */
    public Patience timeouts(Duration connect, Duration idle) {
        return new Patience(retries, backoff, longestBackoff, longestRetryAfter, connect, idle);
    }

    /**
     * Returns the wait after the attempt of that number: exponential, with "equal jitter", half of it fixed and half random, so that
     * who failed together does not come back together.
     *
     * @param number which attempt failed; the first is 1
     * @param jitter where the random half comes from
     */
    Duration after(int number, SplittableRandom jitter) {
        double doubled = (double) backoff.toNanos() * Math.pow(2, number - 1.0);
        return Duration.ofNanos(Math.round(Math.min(doubled, (double) longestBackoff.toNanos()) * (0.5 + jitter.nextDouble() / 2)));
    }
}
