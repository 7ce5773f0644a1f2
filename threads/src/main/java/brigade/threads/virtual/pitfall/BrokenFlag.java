package brigade.threads.virtual.pitfall;

import brigade.common.pitfall.Flag;

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
        Thread cook = Thread.ofVirtual().start(this::cook);
        Thread.sleep(Flag.STIRRING);
        enough = true;
        return cook.join(Flag.PATIENCE);
    }

    private void cook() {
        while (!enough) {
            // stirs
        }
    }
}
