package brigade.threads.virtual.pitfall;

import brigade.common.pitfall.Flag;

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
