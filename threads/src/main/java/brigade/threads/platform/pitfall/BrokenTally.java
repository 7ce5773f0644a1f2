package brigade.threads.platform.pitfall;

import brigade.common.pitfall.Tally;

/**
 * The tally as a field that both cooks add to. It is volatile, so that each sees what the other wrote: {@code ++} is still a
 * read, an addition and a write, and what the other wrote in between is gone.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                 126    93.3 %  ACCEPTABLE
 * updates lost                  9     6.7 %  FORBIDDEN
 * </pre>
 */
final class BrokenTally {
    private volatile int dishes;

    int count() throws InterruptedException {
        Thread first = Thread.ofPlatform().start(this::cook);
        Thread second = Thread.ofPlatform().start(this::cook);
        first.join();
        second.join();
        return dishes;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // That is the mistake.
    private void cook() {
        for (int dish = 0; dish < Tally.DISHES; dish++) {
            dishes++;
        }
    }
}
