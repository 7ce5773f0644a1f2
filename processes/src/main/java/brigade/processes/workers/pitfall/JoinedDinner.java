package brigade.processes.workers.pitfall;

import brigade.common.journal.Journal;
import brigade.common.kitchen.BurntDishException;
import brigade.common.pitfall.Dinner;
import brigade.processes.pool.PoolSettings;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.RemoteFailure;
import brigade.processes.task.Task;
import java.util.concurrent.ExecutionException;

/**
 * The chef asks the future: {@code get} throws what the cook threw, as the task made it anew on this side. Costs a place where
 * somebody waits, and handles it.
 *
 * <pre>
 * outcome                    runs     share  grade
 * not served                    3   100.0 %  ACCEPTABLE
 * </pre>
 */
final class JoinedDinner {

    void dine() throws InterruptedException, ExecutionException {
        try (WorkerPool cooks = new WorkerPool(PoolSettings.of(1))) {
            cooks.submit(new Bake()).get();
        }
    }

    /** What a cook's JVM is asked to do. */
    record Bake() implements Task<Integer> {

        @Override
        public Class<Integer> resultType() {
            return Integer.class;
        }

        @Override
        public Integer run(Journal journal) {
            Dinner.bake();
            return 1;
        }

        @Override
        public RuntimeException failed(RemoteFailure failure) {
            return failure.is(BurntDishException.class) ? new BurntDishException("dessert") : Task.super.failed(failure);
        }
    }
}
