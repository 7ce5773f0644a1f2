package brigade.common.mirrors;

import java.time.Duration;

/** The constants of the mirrors: one place, so that no model drifts from its siblings. */
public final class MirrorsSpec {
    /** How long a mirror may take, from its connection to the end of its body, unless the caller says otherwise. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** How large a body may be, as it is held in memory: 8 MiB. */
    public static final int MAX_BODY_BYTES = 8 << 20;

    private MirrorsSpec() {}
}
