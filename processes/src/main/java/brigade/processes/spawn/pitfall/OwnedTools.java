package brigade.processes.spawn.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Tools;
import brigade.processes.spawn.Spawner;
import brigade.processes.task.Batch;
import brigade.processes.task.Task;
import java.util.List;

/**
 * One owner: one process makes all dishes that need knife and pan. There is nothing to lock, so nothing to wait for in a cycle.
 * Costs that these dishes are made one after another.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready              3   100.0 %  ACCEPTABLE
 * </pre>
 */
final class OwnedTools {
    private final Journal journal;

    OwnedTools(Journal journal) {
        this.journal = journal;
    }

    int serve() throws InterruptedException {
        try (Batch<Integer> cooks = new Batch<>(new Spawner(), journal)) {
            cooks.start(new Cook(List.of(Tools.FIRST_COOK, Tools.SECOND_COOK)));
            return cooks.awaitAny();
        }
    }

    /** What the owner's JVM is asked to do. */
    record Cook(List<String> orders) implements Task<Integer> {

        @Override
        public Class<Integer> resultType() {
            return Integer.class;
        }

        @Override
        public Integer run(Journal journal) throws InterruptedException {
            for (String cook : orders) {
                for (int dish = 0; dish < Tools.DISHES; dish++) {
                    try (Step step = journal.start(Tools.dish(cook))) {
                        Thread.sleep(Tools.CUTTING);
                        step.finish();
                    }
                }
            }
            return orders.size() * Tools.DISHES;
        }
    }
}
