package brigade.async.future.pitfall;

import brigade.common.pitfall.Flag;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The stop flag as a volatile field: the write happens-before every read that sees it (JLS 17.4.5), and the loop must read it
 * each time. Costs a read from the cache each time round.
 *
 * <pre>
 * outcome                    runs     share  grade
 * stopped                       4   100.0 %  ACCEPTABLE
 * </pre>
 */
final class VolatileFlag {
    private volatile boolean enough;

    CompletableFuture<Boolean> stir() {
        CompletableFuture<Boolean> cook = CompletableFuture.supplyAsync(this::cook);
        return new CompletableFuture<Void>().completeOnTimeout(null, Flag.STIRRING.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(() -> enough = true)
                .thenCompose(_ -> cook.completeOnTimeout(false, Flag.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    }

    private boolean cook() {
        while (!enough) {
            // stirs
        }
        return true;
    }
}
