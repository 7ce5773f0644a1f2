package brigade.threads.pool.pitfall;

import brigade.common.pitfall.Flag;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
