package brigade.common.origin;

import brigade.common.time.Durations;
import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Files that exist because somebody asks for them: {@code /any-name?size=10m&rate=1m&latency=200ms}. */
enum OnDemand {
    /** They are served. */
    ALLOWED,
    /** Only listed files are served. */
    REFUSED;

    private static final long DEFAULT_SIZE = 1 << 20;

    /** Returns what the request asks for; empty if it asks for no such file, a 400 if it asks wrongly. */
    Optional<Origin.Served> make(String name, HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        if (this == REFUSED || query == null) {
            return Optional.empty();
        }
        Map<String, String> wishes = new HashMap<>();
        for (String wish : query.split("&", -1)) {
            int equals = wish.indexOf('=');
            wishes.put(equals < 0 ? wish : wish.substring(0, equals), wish.substring(equals + 1));
        }
        try {
            return Optional.of(new Origin.Served.Body(file(name, wishes), Optional.empty(), Long.MAX_VALUE));
        } catch (IllegalArgumentException _) {
            return Optional.of(new Origin.Served.Status(400, Optional.empty()));
        }
    }

    private static OriginFile file(String name, Map<String, String> wishes) {
        return new OriginFile(name, wishes.containsKey("size") ? Sizes.parse(wishes.get("size")) : DEFAULT_SIZE,
                wishes.containsKey("latency") ? Durations.parse(wishes.get("latency")) : Duration.ZERO,
                wishes.containsKey("rate") ? Math.max(1, Sizes.parse(wishes.get("rate"))) : OriginFile.UNLIMITED);
    }
}
