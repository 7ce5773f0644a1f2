package brigade.threads.structured.pitfall;

import brigade.common.pitfall.Tally;
import java.util.concurrent.StructuredTaskScope;

/**
 * The tally as a field that both cooks add to. It is volatile, so that each sees what the other wrote: {@code ++} is still a
 * read, an addition and a write, and what the other wrote in between is gone.
 *
 * <pre>
 * outcome                    runs     share  grade
 * updates lost                  38     79.2 %  FORBIDDEN
 * all counted                   10     20.8 %  ACCEPTABLE
 * </pre>
 */
final class BrokenTally {
    private volatile int dishes;

    int count() throws InterruptedException {
        try (var cooks = StructuredTaskScope.open()) {
            cooks.fork(this::cook);
            cooks.fork(this::cook);
            cooks.join();
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
