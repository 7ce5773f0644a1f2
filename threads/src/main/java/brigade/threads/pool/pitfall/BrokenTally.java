package brigade.threads.pool.pitfall;

import brigade.common.pitfall.Tally;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The tally as a field that both cooks add to. It is volatile, so that each sees what the other wrote: {@code ++} is still a
 * read, an addition and a write, and what the other wrote in between is gone.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                 166    97.1 %  ACCEPTABLE
 * updates lost                  5     2.9 %  FORBIDDEN
 * </pre>
 */
final class BrokenTally {
    private volatile int dishes;

    int count() {
        try (ExecutorService cooks = Executors.newFixedThreadPool(2)) {
            cooks.execute(this::cook);
            cooks.execute(this::cook);
        }
        return dishes;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // That is the mistake.
    private void cook() {
        for (int dish = 0; dish < Tally.DISHES; dish++) {
            dishes++;
        }
    }
}
