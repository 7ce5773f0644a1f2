package brigade.processes.workers.pitfall;

import brigade.common.journal.Journal;
import brigade.common.kitchen.BurntDishException;
import brigade.common.pitfall.Dinner;
import brigade.processes.pool.PoolSettings;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.RemoteFailure;
import brigade.processes.task.Task;

/**
 * The chef waits until all tasks have ended, and asks no future how: a failure that {@code submit} has put into one stays there.
 *
 * <pre>
 * outcome                    runs     share  grade
 * served                        1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenDinner {

    @SuppressWarnings("FutureReturnValueIgnored") // That is the mistake.
    void dine() {
        try (WorkerPool cooks = new WorkerPool(PoolSettings.of(1))) {
            cooks.submit(new Bake());
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
