package brigade.threads.pool.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Prep;
import brigade.common.pitfall.Standstill;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Preps have a pool of their own: who waits and who is waited for never stand in the same queue. Costs more threads, and a pool
 * for each level of waiting.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready            173   100.0 %  ACCEPTABLE
 * </pre>
 */
final class SeparatePrep {
    private final Journal journal;

    SeparatePrep(Journal journal) {
        this.journal = journal;
    }

    int serve() throws InterruptedException, ExecutionException {
        try (ExecutorService cooks = Executors.newFixedThreadPool(Prep.STAFF);
                ExecutorService helpers = Executors.newFixedThreadPool(Prep.STAFF)) {
            try {
                List<Future<Integer>> dishes = new ArrayList<>();
                for (int number = 1; number <= Prep.DISHES; number++) {
                    int dish = number;
                    dishes.add(cooks.submit(() -> cook(dish, helpers)));
                }
                int ready = 0;
                for (Future<Integer> dish : dishes) {
                    ready += dish.get();
                }
                return ready;
            } finally {
                cooks.shutdownNow();
                helpers.shutdownNow();
            }
        }
    }

    private int cook(int dish, ExecutorService helpers) throws InterruptedException, ExecutionException {
        try (Step step = journal.start(Prep.dish(dish))) {
            Future<Integer> prep = helpers.submit(() -> prepare(dish));
            step.note(Standstill.waitsFor(Prep.prepFor(dish)));
            int prepared = prep.get();
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
