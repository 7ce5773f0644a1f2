package brigade.threads.pool;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/** The kitchen with a fixed pool of threads, one for each assistant; the caller is the head chef. Closing a pool waits for its threads. */
final class Kitchen {
    private final Journal journal;

    Kitchen(Journal journal) {
        this.journal = journal;
    }

    List<KitchenResult> serveAll(List<Menu> menus) throws InterruptedException {
        try (ExecutorService chefs = Executors.newFixedThreadPool(menus.size(), named("chef-"))) {
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
        try (ExecutorService assistants = Executors.newFixedThreadPool(menu.sides().size(), named(menu.assistants()))) {
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

    private static ThreadFactory named(String prefix) {
        return Thread.ofPlatform().name(prefix, 1).factory();
    }
}
