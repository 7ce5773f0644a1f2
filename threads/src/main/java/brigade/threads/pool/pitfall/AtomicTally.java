package brigade.threads.pool.pitfall;

import brigade.common.pitfall.Tally;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The tally as an atomic number: read, add and write are one instruction of the processor. Costs nothing but contention, and
 * protects this one number only.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                 170   100.0 %  ACCEPTABLE
 * </pre>
 */
final class AtomicTally {
    private final AtomicInteger dishes = new AtomicInteger();

    int count() {
        try (ExecutorService cooks = Executors.newFixedThreadPool(2)) {
            cooks.execute(this::cook);
            cooks.execute(this::cook);
        }
        return dishes.get();
    }

    private void cook() {
        for (int dish = 0; dish < Tally.DISHES; dish++) {
            dishes.incrementAndGet();
        }
    }
}
