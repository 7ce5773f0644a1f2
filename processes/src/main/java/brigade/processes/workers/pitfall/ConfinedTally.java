package brigade.processes.workers.pitfall;

import brigade.common.journal.Journal;
import brigade.common.pitfall.Meeting;
import brigade.common.pitfall.Tally;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.Batch;
import brigade.processes.task.Task;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One writer: each process counts its own dishes and answers with the sum, and whoever gave the tasks adds. Costs nothing; it
 * only asks for results in place of shared files.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                   4   100.0 %  ACCEPTABLE
 * </pre>
 */
final class ConfinedTally {
    private final Path kitchen;
    private final WorkerPool workers;

    ConfinedTally(Path kitchen, WorkerPool workers) {
        this.kitchen = kitchen;
        this.workers = workers;
    }

    int count() throws IOException, InterruptedException {
        try (Batch<Integer> cooks = new Batch<>(workers, Journal.open())) {
            cooks.start(new Cook(kitchen));
            cooks.start(new Cook(kitchen));
            return cooks.awaitAny() + cooks.awaitAny();
        }
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
            int dishes = 0;
            for (int dish = 0; dish < Tally.SLOW_DISHES; dish++) {
                Thread.sleep(1);
                dishes++;
            }
            return dishes;
        }
    }
}
