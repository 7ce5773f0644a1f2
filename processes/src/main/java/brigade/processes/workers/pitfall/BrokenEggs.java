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
 * Eggs as files: each process looks whether the egg is there, and takes it a moment later. Both calls are atomic, but in between
 * the other process looks.
 *
 * <pre>
 * outcome                    runs     share  grade
 * an egg taken twice            1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenEggs {
    private final Path kitchen;
    private final WorkerPool workers;

    BrokenEggs(Path kitchen, WorkerPool workers) {
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
                if (Files.exists(egg)) {
                    Thread.sleep(1);
                    Files.deleteIfExists(egg);
                    taken++;
                }
            }
            return taken;
        }
    }
}
