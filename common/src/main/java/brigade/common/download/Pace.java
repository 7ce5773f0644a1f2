package brigade.common.download;

import java.time.Duration;

/**
 * How fast bytes may come, all downloads of a call together: a token bucket that says how long to wait and leaves the waiting to who
 * asks. It remembers one number, when the bytes so far will have been paid for. Safe for use by several threads; no clock of its own.
 */
public final class Pace {
    private static final long BURST_NANOS = 50_000_000;

    private final long bytesPerSecond;
    private long paidNanos;
    private boolean begun;

    /** Creates the pace of so many bytes per second; {@link Limits#NONE} for any. */
    public Pace(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /**
     * Takes in that so many bytes came, and returns how long to wait before the next are asked for; zero for not at all.
     *
     * @param nowNanos the time, as {@code System.nanoTime} has it
     */
    synchronized Duration after(long bytes, long nowNanos) {
        if (bytesPerSecond == Limits.NONE) {
            return Duration.ZERO;
        }
        if (!begun || paidNanos - nowNanos < -BURST_NANOS) {
            paidNanos = nowNanos - (begun ? BURST_NANOS : 0);
            begun = true;
        }
        paidNanos += Math.round(1e9 * bytes / bytesPerSecond);
        return Duration.ofNanos(Math.max(0, paidNanos - nowNanos));
    }
}
