package brigade.processes.workers.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Prep;
import brigade.common.pitfall.Standstill;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Preps have a pool of their own: who waits and who is waited for never stand in the same queue. Costs more processes, and a
 * pool for each level of waiting.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready              5   100.0 %  ACCEPTABLE
 * </pre>
 */
final class SeparatePrep {
    private final Journal journal;
    private final Path kitchen;
    private final WorkerPool cooks;
    private final WorkerPool helpers;

    SeparatePrep(Journal journal, Path kitchen, WorkerPool cooks, WorkerPool helpers) {
        this.journal = journal;
        this.kitchen = kitchen;
        this.cooks = cooks;
        this.helpers = helpers;
    }

    int serve() throws InterruptedException, ExecutionException {
        List<Future<Integer>> tasks = new ArrayList<>();
        try {
            for (int dish = 1; dish <= Prep.DISHES; dish++) {
                tasks.add(cooks.submit(new CookDish(kitchen, dish), journal));
            }
            for (int dish = 1; dish <= Prep.DISHES; dish++) {
                tasks.add(helpers.submit(new Prepare(kitchen, dish), journal));
            }
            int ready = 0;
            for (Future<Integer> task : tasks) {
                ready += task.get();
            }
            return ready;
        } finally {
            tasks.forEach(task -> task.cancel(true));
        }
    }

    /** A dish, which waits until its prep is there. */
    record CookDish(Path kitchen, int dish) implements Task<Integer> {

        @Override
        public Class<Integer> resultType() {
            return Integer.class;
        }

        @Override
        public Integer run(Journal journal) throws InterruptedException {
            try (Step step = journal.start(Prep.dish(dish))) {
                step.note(Standstill.waitsFor(Prep.prepFor(dish)));
                while (!Files.exists(kitchen.resolve(Prep.prepFor(dish)))) {
                    Thread.sleep(1);
                }
                step.note(Standstill.has(Prep.prepFor(dish)));
                step.finish();
                return 1;
            }
        }
    }

    /** A prep, for which a dish waits. */
    record Prepare(Path kitchen, int dish) implements Task<Integer> {

        @Override
        public Class<Integer> resultType() {
            return Integer.class;
        }

        @Override
        public Integer run(Journal journal) throws IOException {
            try (Step step = journal.start(Prep.prep(dish))) {
                Files.createFile(kitchen.resolve(Prep.prepFor(dish)));
                step.finish();
                return 0;
            }
        }
    }
}
