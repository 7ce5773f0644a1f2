package brigade.async.future.pitfall;

import brigade.common.pitfall.Timers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Who follows a timer without {@code Async} runs on the thread of the timers, of which the JVM has one for all: while it stares
 * at the pot, no timeout of any future ends.
 *
 * <pre>
 * outcome                    runs     share  grade
 * rang too late                 1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenTimers {
    private final CountDownLatch rang = new CountDownLatch(1);

    CompletableFuture<Boolean> cook() {
        CompletableFuture<Void> _ = timer(Timers.RINGS_AFTER).thenRun(rang::countDown);
        return timer(Duration.ZERO).thenApply(_ -> Timers.watchPot(rang));
    }

    private static CompletableFuture<Void> timer(Duration time) {
        return new CompletableFuture<Void>().completeOnTimeout(null, time.toMillis() + 1, TimeUnit.MILLISECONDS);
    }
}
