package brigade.common.origin;

import java.time.Duration;
import java.util.List;

/**
 * A file that the origin serves.
 *
 * @param name its name, which is its path without the slash
 * @param size its length in bytes
 * @param latency how long the server waits before it answers
 * @param bytesPerSecond how fast it sends the body; {@link #UNLIMITED} for as fast as it can
 */
public record OriginFile(String name, long size, Duration latency, long bytesPerSecond) {
    /** No limit to the rate. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private static final long MIB = 1 << 20;

    /** Returns a file that is sent at once and as fast as possible. */
    public static OriginFile plain(String name, long size) {
        return new OriginFile(name, size, Duration.ZERO, UNLIMITED);
    }

    /** Returns the three files everybody knows, which take 3, 2 and 1 seconds, times the scale. */
    public static List<OriginFile> standard(double scale) {
        return List.of(taking(3, scale), taking(2, scale), taking(1, scale));
    }

    private static OriginFile taking(int seconds, double scale) {
        return new OriginFile("File" + (4 - seconds), seconds * MIB, Duration.ZERO, Math.max(1, Math.round(MIB / scale)));
    }

    /** Returns how long the origin takes to send it. */
    public Duration time() {
        return bytesPerSecond == UNLIMITED ? latency : latency.plus(Duration.ofNanos(Math.round(1e9 * size / bytesPerSecond)));
    }

    /** Returns the file's bytes. */
    public Content content() {
        return Content.of(name);
    }
}
