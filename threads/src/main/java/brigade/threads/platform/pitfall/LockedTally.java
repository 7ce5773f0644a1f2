package brigade.threads.platform.pitfall;

import brigade.common.pitfall.Tally;

/**
 * The tally under a lock: who reads, adds and writes does so alone. Costs a lock for each dish, and a cook who waits while the
 * other writes.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                  92   100.0 %  ACCEPTABLE
 * </pre>
 */
final class LockedTally {
    private final Object board = new Object();
    private int dishes;

    int count() throws InterruptedException {
        Thread first = Thread.ofPlatform().start(this::cook);
        Thread second = Thread.ofPlatform().start(this::cook);
        first.join();
        second.join();
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
