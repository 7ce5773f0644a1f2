package brigade.processes.workers.pitfall;

import brigade.common.journal.Journal;
import brigade.common.pitfall.Eggs;
import brigade.common.pitfall.Meeting;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.Batch;
import brigade.processes.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * To look and to take are one system call: {@code deleteIfExists} says who it was that deleted the file. Costs nothing, where
 * the file system has such a call.
 *
 * <pre>
 * outcome                    runs     share  grade
 * each egg taken once           4   100.0 %  ACCEPTABLE
 * </pre>
 */
final class AtomicEggs {
    private final Path kitchen;
    private final WorkerPool workers;

    AtomicEggs(Path kitchen, WorkerPool workers) {
        this.kitchen = kitchen;
        this.workers = workers;
    }

    int fry() throws IOException, InterruptedException {
        for (int box = 0; box < Eggs.SLOW_BOXES; box++) {
            Files.createFile(kitchen.resolve("egg-" + box));
        }
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
            int taken = 0;
            for (int box = 0; box < Eggs.SLOW_BOXES; box++) {
                Path egg = kitchen.resolve("egg-" + box);
                Thread.sleep(1);
                if (Files.deleteIfExists(egg)) {
                    taken++;
                }
            }
            return taken;
        }
    }
}
