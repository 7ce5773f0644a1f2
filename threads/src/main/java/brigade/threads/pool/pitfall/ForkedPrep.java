package brigade.threads.pool.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Prep;
import brigade.common.pitfall.Standstill;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;

/**
 * A pool of the fork-join kind: a cook who waits for a prep does it, or another one, meanwhile. Costs tasks that wait for their
 * own forks only, and for nothing else.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready            263   100.0 %  ACCEPTABLE
 * </pre>
 */
final class ForkedPrep {
    private final Journal journal;

    ForkedPrep(Journal journal) {
        this.journal = journal;
    }

    int serve() throws InterruptedException, ExecutionException {
        try (ExecutorService cooks = new ForkJoinPool(Prep.STAFF)) {
            try {
                List<Future<Integer>> dishes = new ArrayList<>();
                for (int number = 1; number <= Prep.DISHES; number++) {
                    int dish = number;
                    dishes.add(cooks.submit(() -> cook(dish)));
                }
                int ready = 0;
                for (Future<Integer> dish : dishes) {
                    ready += dish.get();
                }
                return ready;
            } finally {
                cooks.shutdownNow();
            }
        }
    }

    private int cook(int dish) {
        try (Step step = journal.start(Prep.dish(dish))) {
            ForkJoinTask<Integer> prep = ForkJoinTask.adapt(() -> prepare(dish)).fork();
            step.note(Standstill.waitsFor(Prep.prepFor(dish)));
            int prepared = prep.join();
            step.note(Standstill.has(Prep.prepFor(dish)));
            step.finish();
            return prepared;
        }
    }

    private int prepare(int dish) {
        try (Step step = journal.start(Prep.prep(dish))) {
            step.finish();
            return 1;
        }
    }
}
