package brigade.threads.structured.pitfall;

import brigade.common.pitfall.Tally;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The tally as an atomic number: read, add and write are one instruction of the processor. Costs nothing but contention, and
 * protects this one number only.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                   47    100.0 %  ACCEPTABLE
 * </pre>
 */
final class AtomicTally {
    private final AtomicInteger dishes = new AtomicInteger();

    int count() throws InterruptedException {
        try (var cooks = StructuredTaskScope.open()) {
            cooks.fork(this::cook);
            cooks.fork(this::cook);
            cooks.join();
        }
        return dishes.get();
    }

    private void cook() {
        for (int dish = 0; dish < Tally.DISHES; dish++) {
            dishes.incrementAndGet();
        }
    }
}
