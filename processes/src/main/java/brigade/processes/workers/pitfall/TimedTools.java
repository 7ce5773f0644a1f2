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
 * Nobody waits for ever: who does not get the second tool in time puts back the first and begins again. Costs work done twice,
 * and a timeout to choose; two who give up together must not do so for ever.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready              2   100.0 %  ACCEPTABLE
 * </pre>
 */
final class TimedTools {
    private final Journal journal;
    private final Path kitchen;
    private final WorkerPool workers;

    TimedTools(Journal journal, Path kitchen, WorkerPool workers) {
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
            for (int dish = 0; dish < Tools.DISHES;) {
                try (Step step = journal.start(Tools.dish(cook))) {
                    take(first, step);
                    try {
                        Thread.sleep(Tools.CUTTING);
                        if (takeInTime(second, step)) {
                            Thread.sleep(Tools.CUTTING);
                            putBack(second, step);
                            dish++;
                        }
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

        private boolean takeInTime(String tool, Step step) throws IOException, InterruptedException {
            step.note(Standstill.waitsFor(tool));
            long deadline = System.nanoTime() + Tools.patience().toNanos();
            boolean taken = taken(tool);
            while (!taken && System.nanoTime() < deadline) {
                Thread.sleep(1);
                taken = taken(tool);
            }
            step.note(taken ? Standstill.has(tool) : Standstill.goesWithout(tool));
            return taken;
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
