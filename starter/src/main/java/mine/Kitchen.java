package mine;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.kitchen.Dish;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.model.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;

/** A kitchen to start from: the caller is the head chef, and each assistant is a worker of a fork-join pool. */
final class Kitchen {
    private final Journal journal;

    Kitchen(Journal journal) {
        this.journal = journal;
    }

    List<KitchenResult> serveAll(List<Menu> menus) throws InterruptedException {
        try (ForkJoinPool chefs = new ForkJoinPool(menus.size())) {
            try {
                List<KitchenResult> results = new ArrayList<>();
                for (Future<KitchenResult> kitchen : chefs.invokeAll(openings(menus))) {
                    results.add(kitchen.get());
                }
                return results;
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            } finally {
                chefs.shutdownNow();
            }
        }
    }

    void serve(Menu menu) throws InterruptedException {
        cook(menu.mainCourse());
        try (ForkJoinPool assistants = new ForkJoinPool(menu.sides().size())) {
            CompletionService<Dish> ended = new ExecutorCompletionService<>(assistants);
            try {
                for (Dish side : menu.sides()) {
                    ended.submit(() -> {
                        cook(side);
                        return side;
                    });
                }
                cook(menu.salad());
                for (Dish _ : menu.sides()) {
                    ended.take().get();
                }
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            } finally {
                assistants.shutdownNow();
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

    private List<Callable<KitchenResult>> openings(List<Menu> menus) {
        return menus.stream().<Callable<KitchenResult>>map(menu -> () -> outcome(menu)).toList();
    }
}
