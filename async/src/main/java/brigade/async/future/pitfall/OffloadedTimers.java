package brigade.async.future.pitfall;

import brigade.common.pitfall.Timers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whatever blocks runs on a pool: the thread of the timers only hands it over. Costs one word, and a thread of the pool for as
 * long as it blocks.
 *
 * <pre>
 * outcome                    runs     share  grade
 * rang in time                  5   100.0 %  ACCEPTABLE
 * </pre>
 */
final class OffloadedTimers {
    private final CountDownLatch rang = new CountDownLatch(1);

    CompletableFuture<Boolean> cook() {
        CompletableFuture<Void> _ = timer(Timers.RINGS_AFTER).thenRun(rang::countDown);
        return timer(Duration.ZERO).thenApplyAsync(_ -> Timers.watchPot(rang));
    }

    private static CompletableFuture<Void> timer(Duration time) {
        return new CompletableFuture<Void>().completeOnTimeout(null, time.toMillis() + 1, TimeUnit.MILLISECONDS);
    }
}
