package brigade.threads.structured.pitfall;

import brigade.common.pitfall.Tally;
import java.util.concurrent.StructuredTaskScope;

/**
 * The tally under a lock: who reads, adds and writes does so alone. Costs a lock for each dish, and a cook who waits while the
 * other writes.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                    7    100.0 %  ACCEPTABLE
 * </pre>
 */
final class LockedTally {
    private final Object board = new Object();
    private int dishes;

    int count() throws InterruptedException {
        try (var cooks = StructuredTaskScope.open()) {
            cooks.fork(this::cook);
            cooks.fork(this::cook);
            cooks.join();
        }
        return dishes;
    }

    private void cook() {
        for (int dish = 0; dish < Tally.DISHES; dish++) {
            synchronized (board) {
                dishes++;
            }
        }
    }
}
