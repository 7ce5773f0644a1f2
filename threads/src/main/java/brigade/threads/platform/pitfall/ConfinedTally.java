package brigade.threads.platform.pitfall;

import brigade.common.pitfall.Tally;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The tally with one writer: the cooks call out their dishes, and the chef alone counts. Costs a queue, and a thread that does
 * the counting.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                  22   100.0 %  ACCEPTABLE
 * </pre>
 */
final class ConfinedTally {
    private final BlockingQueue<String> called = new LinkedBlockingQueue<>();
    private int dishes;

    int count() throws InterruptedException {
        Thread first = Thread.ofPlatform().start(this::cook);
        Thread second = Thread.ofPlatform().start(this::cook);
        for (int call = 0; call < 2 * Tally.DISHES; call++) {
            called.take();
            dishes++;
        }
        first.join();
        second.join();
        return dishes;
    }

    private void cook() {
        for (int dish = 0; dish < Tally.DISHES; dish++) {
            called.add("dish");
        }
    }
}
