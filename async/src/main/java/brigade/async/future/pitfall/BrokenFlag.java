package brigade.async.future.pitfall;

import brigade.common.pitfall.Flag;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The stop flag as a plain field. Nothing orders the write before the read, so the compiler may read the field once, before the
 * loop, and does: the stage keeps its thread of the pool for ever. Only the end of its JVM ends it.
 *
 * <pre>
 * outcome                    runs     share  grade
 * stirs on                      1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenFlag {
    private boolean enough;

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
