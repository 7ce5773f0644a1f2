package brigade.common.check;

import java.time.Duration;

/** The constants of the link checker: one place, so that no model drifts from its siblings. */
public final class CheckSpec {
    /** How many links are in flight at most, unless the caller says otherwise. */
    public static final int AT_MOST = 16;
    /** How long a link may take, from its connection to the end of its answer's headers, unless the caller says otherwise. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    private CheckSpec() {}
}
