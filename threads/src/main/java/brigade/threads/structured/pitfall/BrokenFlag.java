package brigade.threads.structured.pitfall;

import brigade.common.pitfall.Flag;
import java.util.concurrent.StructuredTaskScope;

/**
 * The stop flag as a plain field. Nothing orders the write before the read, so the compiler may read the field once, before the
 * loop, and does: the cook stirs for ever. Only the end of its JVM ends it.
 *
 * <pre>
 * outcome                    runs     share  grade
 * stirs on                       1    100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenFlag {
    private boolean enough;

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
