package brigade.common.pitfall;

import java.time.Duration;

/** The stop flag: how long the cook stirs before the chef says stop, and how long the chef waits for it to matter. Pure. */
public final class Flag {
    /** How long the cook stirs before the chef says stop: long enough for the JIT to compile the loop. */
    public static final Duration STIRRING = Duration.ofMillis(150);
    /** How long the chef waits for the cook to stop. */
    public static final Duration PATIENCE = Duration.ofSeconds(1);

    private Flag() {}

    /** Returns what it means whether the cook stopped. */
    public static Outcome of(boolean stopped) {
        return stopped ? Outcome.acceptable("stopped", "the cook saw the flag")
                : Outcome.forbidden("stirs on", "the loop reads a copy of the flag, and would for ever")
                        .detail("%d s after the flag was set".formatted(PATIENCE.toSeconds()));
    }
}
