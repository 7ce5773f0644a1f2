package brigade.processes.workers.pitfall;

import brigade.common.journal.Journal;
import brigade.common.pitfall.Chalkboard;
import brigade.common.pitfall.Meeting;
import brigade.common.pitfall.Tally;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.Batch;
import brigade.processes.task.Task;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The tally as a number in a file: each process reads it, adds and writes it back, and what the other wrote in between is gone.
 * No lock of a JVM reaches into another.
 *
 * <pre>
 * outcome                    runs     share  grade
 * updates lost                  1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenTally {
    private final Path kitchen;
    private final WorkerPool workers;

    BrokenTally(Path kitchen, WorkerPool workers) {
        this.kitchen = kitchen;
        this.workers = workers;
    }

    int count() throws IOException, InterruptedException {
        Chalkboard tally = new Chalkboard(kitchen.resolve("tally"));
        tally.write(0);
        try (Batch<Integer> cooks = new Batch<>(workers, Journal.open())) {
            cooks.start(new Cook(kitchen));
            cooks.start(new Cook(kitchen));
            cooks.awaitAny();
            cooks.awaitAny();
        }
        return tally.read();
    }

    /** What a cook's JVM is asked to do. */
    record Cook(Path kitchen) implements Task<Integer> {

        @Override
        public Class<Integer> resultType() {
            return Integer.class;
        }

        @Override
        public Integer run(Journal journal) throws IOException, InterruptedException {
            Meeting.of(2, kitchen);
            Chalkboard tally = new Chalkboard(kitchen.resolve("tally"));
            for (int dish = 0; dish < Tally.SLOW_DISHES; dish++) {
                int seen = tally.read();
                Thread.sleep(1);
                tally.write(seen + 1);
            }
            return Tally.SLOW_DISHES;
        }
    }
}
