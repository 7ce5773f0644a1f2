package brigade.threads.pool.pitfall;

import brigade.common.pitfall.Flag;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The stop flag as a plain field. Nothing orders the write before the read, so the compiler may read the field once, before the
 * loop, and does: the cook stirs for ever. Only the end of its JVM ends it.
 *
 * <pre>
 * outcome                    runs     share  grade
 * stirs on                      1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenFlag {
    private boolean enough;

    boolean stir() throws InterruptedException {
        ExecutorService cooks = Executors.newFixedThreadPool(1, Thread.ofPlatform().daemon().factory());
        cooks.execute(this::cook);
        Thread.sleep(Flag.STIRRING);
        enough = true;
        cooks.shutdown();
        return cooks.awaitTermination(Flag.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cook() {
        while (!enough) {
            // stirs
        }
    }
}
