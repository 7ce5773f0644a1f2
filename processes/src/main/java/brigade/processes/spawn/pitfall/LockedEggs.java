package brigade.processes.spawn.pitfall;

import brigade.common.journal.Journal;
import brigade.common.pitfall.Eggs;
import brigade.common.pitfall.Meeting;
import brigade.processes.spawn.Spawner;
import brigade.processes.task.Batch;
import brigade.processes.task.Task;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file lock is held from the look until the egg is taken. Costs two system calls for each look, and that all who take eggs
 * must ask for it.
 *
 * <pre>
 * outcome                    runs     share  grade
 * each egg taken once           3   100.0 %  ACCEPTABLE
 * </pre>
 */
final class LockedEggs {
    private final Path kitchen;

    LockedEggs(Path kitchen) {
        this.kitchen = kitchen;
    }

    int fry() throws IOException, InterruptedException {
        for (int box = 0; box < Eggs.SLOW_BOXES; box++) {
            Files.createFile(kitchen.resolve("egg-" + box));
        }
        try (Batch<Integer> cooks = new Batch<>(new Spawner(), Journal.open())) {
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
            try (FileChannel lock = FileChannel.open(kitchen.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE)) {
                for (int box = 0; box < Eggs.SLOW_BOXES; box++) {
                    Path egg = kitchen.resolve("egg-" + box);
                    try (FileLock _ = lock.lock()) {
                        if (Files.exists(egg)) {
                            Thread.sleep(1);
                            Files.deleteIfExists(egg);
                            taken++;
                        }
                    }
                }
            }
            return taken;
        }
    }
}
