package brigade.threads.structured.pitfall;

import brigade.common.pitfall.Flag;
import java.util.concurrent.StructuredTaskScope;

/**
 * The stop flag as a volatile field: the write happens-before every read that sees it (JLS 17.4.5), and the loop must read it
 * each time. Costs a read from the cache each time round.
 *
 * <pre>
 * outcome                    runs     share  grade
 * stopped                        4    100.0 %  ACCEPTABLE
 * </pre>
 */
final class VolatileFlag {
    private volatile boolean enough;

    boolean stir() throws InterruptedException {
        Thread chef = Thread.ofVirtual().start(this::watch);
        return chef.join(Flag.PATIENCE);
    }

    /** Is left when the cook has ended, and not before: so it is not the caller who watches. */
    private void watch() {
        try (var cooks = StructuredTaskScope.open()) {
            cooks.fork(this::cook);
            Thread.sleep(Flag.STIRRING);
            enough = true;
            cooks.join();
        } catch (InterruptedException _) {
            // called off
        }
    }

    private void cook() {
        while (!enough) {
            // stirs
        }
    }
}
