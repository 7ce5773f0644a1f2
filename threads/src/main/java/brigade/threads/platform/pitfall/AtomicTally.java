package brigade.threads.platform.pitfall;

import brigade.common.pitfall.Tally;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The tally as an atomic number: read, add and write are one instruction of the processor. Costs nothing but contention, and
 * protects this one number only.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                 119   100.0 %  ACCEPTABLE
 * </pre>
 */
final class AtomicTally {
    private final AtomicInteger dishes = new AtomicInteger();

    int count() throws InterruptedException {
        Thread first = Thread.ofPlatform().start(this::cook);
        Thread second = Thread.ofPlatform().start(this::cook);
        first.join();
        second.join();
        return dishes.get();
    }

    private void cook() {
        for (int dish = 0; dish < Tally.DISHES; dish++) {
            dishes.incrementAndGet();
        }
    }
}
