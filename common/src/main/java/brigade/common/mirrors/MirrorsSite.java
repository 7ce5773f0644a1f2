package brigade.common.mirrors;

import brigade.common.origin.Content;
import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import brigade.common.time.Durations;
import java.time.Duration;
import java.util.List;

/**
 * The mirrors that race when nobody names any, on the embedded origin: one that takes 5 s, one that takes 2 s, one that takes 3 s, and
 * one that has nothing.
 *
 * @param scale what the durations are multiplied by
 */
public record MirrorsSite(double scale) {
    private static final String FAR = "far.txt";
    private static final String NEAR = "near.txt";
    private static final String BETWEEN = "middle.txt";
    private static final String EMPTY = "empty.txt";
    private static final Duration FASTEST = Duration.ofSeconds(2);
    private static final Duration MIDDLE = Duration.ofSeconds(3);
    private static final Duration SLOWEST = Duration.ofSeconds(5);

    /** Starts the origin. */
    public Origin open() {
        Origin origin = Origin.start(List.of(text(FAR, SLOWEST), text(NEAR, FASTEST), text(BETWEEN, MIDDLE)));
        origin.serveStatus(EMPTY, 404);
        return origin;
    }

    private OriginFile text(String name, Duration time) {
        return new OriginFile(name, Content.line(name).length(), Durations.scaled(time, scale), OriginFile.UNLIMITED);
    }

    /** Returns the mirrors. */
    public List<String> urls(Origin origin) {
        return List.of(origin.url(FAR), origin.url(NEAR), origin.url(EMPTY), origin.url(BETWEEN));
    }

    /** Returns how long it takes until the first answers, when all are asked at once. */
    public Duration together() {
        return Durations.scaled(FASTEST, scale);
    }

    /** Returns how long it takes to ask the first alone, who answers. */
    public Duration oneAfterAnother() {
        return Durations.scaled(SLOWEST, scale);
    }
}
