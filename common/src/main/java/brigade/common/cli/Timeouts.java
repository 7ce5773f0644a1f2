package brigade.common.cli;

import brigade.common.time.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a timeout may be: from a millisecond to a day. */
final class Timeouts {
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofDays(1);

    private Timeouts() {}

    static void check(String option, @Nullable Duration timeout) {
        if (timeout != null && (timeout.compareTo(LEAST) < 0 || timeout.compareTo(MOST) > 0)) {
            throw new IllegalArgumentException(
                    option + " " + Durations.written(timeout) + ": write a duration from 1ms to 24h");
        }
    }
}
