package brigade.processes.workers;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.kitchen.BurntDishException;
import brigade.common.kitchen.Dish;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.processes.pool.PoolSettings;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.Batch;
import brigade.processes.task.RemoteFailure;
import brigade.processes.task.Task;
import brigade.processes.task.TaskRunner;
import brigade.processes.task.WorkerDiedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kitchen with a worker JVM of a pool for each assistant; the caller is the head chef. Each of several kitchens is a worker, too. */
final class Kitchen {
    private final Journal journal;
    private final TaskRunner jvms;

    Kitchen(Journal journal, TaskRunner jvms) {
        this.journal = journal;
        this.jvms = jvms;
    }

    List<KitchenResult> serveAll(List<Menu> menus) throws InterruptedException {
        Map<String, KitchenResult> results = new HashMap<>();
        try (Batch<KitchenResult> kitchens = new Batch<>(jvms, journal)) {
            for (Menu menu : menus) {
                kitchens.start(new RunKitchen(menu));
            }
            while (results.size() < menus.size()) {
                KitchenResult result = kitchens.awaitAny();
                results.put(result.kitchen(), result);
            }
        }
        return menus.stream().map(menu -> results.get(menu.kitchen())).toList();
    }

    void serve(Menu menu) throws InterruptedException {
        cook(menu.mainCourse());
        try (Batch<String> assistants = new Batch<>(jvms, journal)) {
            for (Dish side : menu.sides()) {
                assistants.start(new CookSide(side));
            }
            cook(menu.salad());
            for (Dish _ : menu.sides()) {
                assistants.awaitAny();
            }
        }
        cook(menu.serving());
    }

    private void cook(Dish dish) throws InterruptedException {
        try (Step step = journal.start(dish)) {
            Thread.sleep(dish.time());
            dish.takeOff(step);
        }
    }

    private KitchenResult outcome(Menu menu) throws InterruptedException {
        try {
            serve(menu);
            return KitchenResult.served(menu);
        } catch (RuntimeException e) {
            return KitchenResult.failed(menu, e);
        }
    }

    /** What an assistant's worker is asked to do. */
    record CookSide(Dish side) implements Task<String> {

        @Override
        public Class<String> resultType() {
            return String.class;
        }

        @Override
        public String run(Journal journal) throws InterruptedException {
            new Kitchen(journal, TaskRunner.none()).cook(side);
            return side.name();
        }

        @Override
        public RuntimeException failed(RemoteFailure failure) {
            return failure.is(BurntDishException.class) ? new BurntDishException(side.name()) : Task.super.failed(failure);
        }
    }

    /** What a kitchen's worker is asked to do: its assistants are workers of a pool of its own, which closes with it. */
    record RunKitchen(Menu menu) implements Task<KitchenResult> {

        @Override
        public Class<KitchenResult> resultType() {
            return KitchenResult.class;
        }

        @Override
        public int jvms() {
            return Math.min(1 + menu.sides().size(), TaskRunner.MOST_JVMS);
        }

        @Override
        public KitchenResult run(Journal journal) throws InterruptedException {
            try (WorkerPool assistants = new WorkerPool(PoolSettings.of(jvms() - 1))) {
                return new Kitchen(journal, assistants).outcome(menu);
            }
        }

        @Override
        public KitchenResult died(WorkerDiedException death) {
            return KitchenResult.failed(menu, death);
        }
    }
}
