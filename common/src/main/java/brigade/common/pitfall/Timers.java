package brigade.common.pitfall;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Egg timers and a pot that must be stared at: when a timer is to ring, how long the pot takes, and what it means when it rang. Pure. */
public final class Timers {
    /** When the timer is to ring. */
    public static final Duration RINGS_AFTER = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private Timers() {}

    /**
     * Stares at the pot: a blocking call, which ends when the timer has rung, or when the pot is done.
     *
     * @return whether the timer rang meanwhile
     */
    public static boolean watchPot(CountDownLatch rang) {
        try {
            return rang.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns what it means whether the timer rang while the cook still stared at the pot. */
    public static Outcome of(boolean rangMeanwhile) {
        return rangMeanwhile ? Outcome.acceptable("rang in time", "the timer rang while the pot was still being watched")
                : Outcome.forbidden("rang too late", "no timer rang until the cook had done with the pot");
    }
}
