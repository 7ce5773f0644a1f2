package brigade.common.check;

import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import brigade.common.time.Durations;
import java.time.Duration;
import java.util.List;

/**
 * The links that are checked when nobody names any: on the embedded origin, good ones that take half a second and a second, broken ones, and one whose
 * answer does not come within the timeout of 3 s.
 *
 * @param scale what the durations are multiplied by
 */
public record CheckSite(double scale) {
    private static final Duration LEAST_TIMEOUT = Duration.ofSeconds(1); // On a busy machine a JVM's first request takes half of that.
    private static final OriginFile HOME = new OriginFile("home", 20_000, Duration.ofMillis(500), OriginFile.UNLIMITED);
    private static final OriginFile MENU = new OriginFile("menu", 2_000_000, Duration.ofSeconds(1), OriginFile.UNLIMITED);
    private static final OriginFile SLOW = new OriginFile("slow", 1, Duration.ofDays(1), OriginFile.UNLIMITED);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** Starts the origin. */
    public Origin open() {
        Origin origin = Origin.start(List.of(scaled(HOME), scaled(MENU), SLOW));
        origin.serveRedirect("moved", 301, "/home");
        origin.serveStatus("missing", 404);
        origin.serveStatus("closed", 503);
        return origin;
    }

    private OriginFile scaled(OriginFile file) {
        return new OriginFile(file.name(), file.size(), Durations.scaled(file.latency(), scale), file.bytesPerSecond());
    }

    /** Returns the links to it, and two that lead nowhere. */
    public List<String> urls(Origin origin) {
        return List.of(origin.url(HOME.name()), origin.url(MENU.name()), origin.url("moved"), origin.url("missing"),
                origin.url("closed"), origin.url(SLOW.name()), "http://127.0.0.1:1/refused", "mailto:chef@127.0.0.1");
    }

    /** Returns how long a link may take, unless the caller says otherwise. */
    public Duration timeout() {
        Duration scaled = Durations.scaled(TIMEOUT, scale);
        return scaled.compareTo(LEAST_TIMEOUT) < 0 ? LEAST_TIMEOUT : scaled;
    }

    /** Returns how long it takes when all links are in flight together. */
    public Duration together(Duration timeout) {
        return timeout;
    }

    /** Returns how long it takes one after another. */
    public Duration oneAfterAnother(Duration timeout) {
        return timeout.plus(least(timeout, scaled(HOME).latency())).plus(least(timeout, scaled(MENU).latency()));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
