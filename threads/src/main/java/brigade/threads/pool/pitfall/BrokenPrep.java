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
 * Every cook of a full pool waits for a prep that stands in the queue of the same pool.
 *
 * <pre>
 * outcome                    runs     share  grade
 * nobody moves any more         2   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenPrep {
    private final Journal journal;

    BrokenPrep(Journal journal) {
        this.journal = journal;
    }

    int serve() throws InterruptedException, ExecutionException {
        try (ExecutorService cooks = Executors.newFixedThreadPool(Prep.STAFF)) {
            try {
                List<Future<Integer>> dishes = new ArrayList<>();
                for (int number = 1; number <= Prep.DISHES; number++) {
                    int dish = number;
                    dishes.add(cooks.submit(() -> cook(dish, cooks)));
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

    private int cook(int dish, ExecutorService cooks) throws InterruptedException, ExecutionException {
        try (Step step = journal.start(Prep.dish(dish))) {
            Future<Integer> prep = cooks.submit(() -> prepare(dish));
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
