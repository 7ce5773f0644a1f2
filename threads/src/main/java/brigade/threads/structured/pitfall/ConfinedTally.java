package brigade.threads.structured.pitfall;

import brigade.common.pitfall.Tally;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.StructuredTaskScope;

/**
 * The tally with one writer: the cooks call out their dishes, and the chef alone counts. Costs a queue, and a thread that does
 * the counting.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                    5    100.0 %  ACCEPTABLE
 * </pre>
 */
final class ConfinedTally {
    private final BlockingQueue<String> called = new LinkedBlockingQueue<>();
    private int dishes;

    int count() throws InterruptedException {
        try (var cooks = StructuredTaskScope.open()) {
            cooks.fork(this::cook);
            cooks.fork(this::cook);
            for (int call = 0; call < 2 * Tally.DISHES; call++) {
                called.take();
                dishes++;
            }
            cooks.join();
        }
        return dishes;
    }

    private void cook() {
        for (int dish = 0; dish < Tally.DISHES; dish++) {
            called.add("dish");
        }
    }
}
