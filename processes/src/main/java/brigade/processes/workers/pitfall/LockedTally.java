package brigade.processes.workers.pitfall;

import brigade.common.journal.Journal;
import brigade.common.pitfall.Chalkboard;
import brigade.common.pitfall.Meeting;
import brigade.common.pitfall.Tally;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.Batch;
import brigade.processes.task.Task;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The tally under a file lock, which the operating system keeps for processes and gives back if its holder dies. Costs two
 * system calls for each dish, and that all who write must ask for it: it stops nobody who does not.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all counted                   3   100.0 %  ACCEPTABLE
 * </pre>
 */
final class LockedTally {
    private final Path kitchen;
    private final WorkerPool workers;

    LockedTally(Path kitchen, WorkerPool workers) {
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
            try (FileChannel lock = FileChannel.open(kitchen.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE)) {
                for (int dish = 0; dish < Tally.SLOW_DISHES; dish++) {
                    try (FileLock _ = lock.lock()) {
                        int seen = tally.read();
                        Thread.sleep(1);
                        tally.write(seen + 1);
                    }
                }
            }
            return Tally.SLOW_DISHES;
        }
    }
}
