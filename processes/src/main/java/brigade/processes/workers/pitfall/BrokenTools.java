package brigade.processes.workers.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Meeting;
import brigade.common.pitfall.Standstill;
import brigade.common.pitfall.Tools;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.Batch;
import brigade.processes.task.Task;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Two processes, one knife, one pan, each a lock file: whoever creates it has it. Each has one and waits for the other, and no
 * JVM and no kernel sees a cycle. (For locks of {@code FileChannel.lock}, Linux would: it refuses the second with "Resource
 * deadlock avoided".)
 *
 * <pre>
 * outcome                    runs     share  grade
 * nobody moves any more         1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenTools {
    private final Journal journal;
    private final Path kitchen;
    private final WorkerPool workers;

    BrokenTools(Journal journal, Path kitchen, WorkerPool workers) {
        this.journal = journal;
        this.kitchen = kitchen;
        this.workers = workers;
    }

    int serve() throws InterruptedException {
        try (Batch<Integer> cooks = new Batch<>(workers, journal)) {
            cooks.start(new Cook(kitchen, Tools.FIRST_COOK, Tools.KNIFE, Tools.PAN));
            cooks.start(new Cook(kitchen, Tools.SECOND_COOK, Tools.PAN, Tools.KNIFE));
            return cooks.awaitAny() + cooks.awaitAny();
        }
    }

    /** What a cook's JVM is asked to do. A tool is a file, and has it who created it. */
    record Cook(Path kitchen, String cook, String first, String second) implements Task<Integer> {

        @Override
        public Class<Integer> resultType() {
            return Integer.class;
        }

        @Override
        public Integer run(Journal journal) throws IOException, InterruptedException {
            Meeting.of(2, kitchen);
            for (int dish = 0; dish < Tools.DISHES; dish++) {
                try (Step step = journal.start(Tools.dish(cook))) {
                    take(first, step);
                    try {
                        Thread.sleep(Tools.CUTTING);
                        take(second, step);
                        Thread.sleep(Tools.CUTTING);
                        putBack(second, step);
                    } finally {
                        putBack(first, step);
                    }
                    step.finish();
                }
            }
            return Tools.DISHES;
        }

        private void take(String tool, Step step) throws IOException, InterruptedException {
            step.note(Standstill.waitsFor(tool));
            while (!taken(tool)) {
                Thread.sleep(1);
            }
            step.note(Standstill.has(tool));
        }

        private boolean taken(String tool) throws IOException {
            try {
                Files.createFile(kitchen.resolve(tool));
                return true;
            } catch (FileAlreadyExistsException _) {
                return false;
            }
        }

        private void putBack(String tool, Step step) throws IOException {
            step.note(Standstill.putsBack(tool));
            Files.delete(kitchen.resolve(tool));
        }
    }
}
