package brigade.common.check;

import java.time.Duration;

/** The constants of the link checker: one place, so that no model drifts from its siblings. */
public final class CheckSpec {
    /** How many links are in flight at most, unless the caller says otherwise. */
    public static final int AT_MOST = 16;
    /** How long a link may take, from its connection to the end of its answer's headers, unless the caller says otherwise. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** How often a link is asked for at most, if its server says that it is asked too often (429). */
    public static final int ATTEMPTS = 3;
    /** How long to stay away from a server that asks for that and does not say how long. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    /** How long to stay away at most; if a server asks for more, the link's answer is unknown. */
    public static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(30);

    private CheckSpec() {}
}
