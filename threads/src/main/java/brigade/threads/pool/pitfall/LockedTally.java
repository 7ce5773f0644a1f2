package brigade.threads.pool.pitfall;

import brigade.common.pitfall.Tally;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The tally under a lock: who reads, adds and writes does so alone. Costs a lock for each dish, and a cook who waits while the
 * other writes.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                 109   100.0 %  ACCEPTABLE
 * </pre>
 */
final class LockedTally {
    private final Object board = new Object();
    private int dishes;

    int count() {
        try (ExecutorService cooks = Executors.newFixedThreadPool(2)) {
            cooks.execute(this::cook);
            cooks.execute(this::cook);
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
