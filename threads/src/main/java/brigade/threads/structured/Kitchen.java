package brigade.threads.structured;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.kitchen.Dish;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.model.Failures;
import java.util.List;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Configuration;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.function.UnaryOperator;

/** The kitchen with a scope, in which each assistant is a subtask; the caller is the head chef. The first failure cancels the scope. */
final class Kitchen {
    private final Journal journal;

    Kitchen(Journal journal) {
        this.journal = journal;
    }

    List<KitchenResult> serveAll(List<Menu> menus) throws InterruptedException {
        try (var chefs = StructuredTaskScope.open(Joiner.<KitchenResult>allSuccessfulOrThrow(), named("chef-"))) {
            menus.forEach(menu -> chefs.fork(() -> outcome(menu)));
            return chefs.join().map(Subtask::get).toList();
        } catch (FailedException e) {
            throw Failures.unwrapped(e);
        }
    }

    void serve(Menu menu) throws InterruptedException {
        cook(menu.mainCourse());
        try (var assistants = StructuredTaskScope.open(Joiner.awaitAllSuccessfulOrThrow(), named(menu.assistants()))) {
            menu.sides().forEach(side -> assistants.fork(() -> cook(side)));
            cook(menu.salad());
            assistants.join();
        } catch (FailedException e) {
            throw Failures.unwrapped(e);
        }
        cook(menu.serving());
    }

    private Dish cook(Dish dish) throws InterruptedException {
        try (Step step = journal.start(dish)) {
            Thread.sleep(dish.time());
            dish.takeOff(step);
            return dish;
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

    private static UnaryOperator<Configuration> named(String prefix) {
        return scope -> scope.withThreadFactory(Thread.ofVirtual().name(prefix, 1).factory());
    }
}
