package brigade.threads.sequential;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.kitchen.Dish;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import java.util.ArrayList;
import java.util.List;

/** The kitchen on the caller's thread alone: whoever bakes the dessert, the head chef stands waiting. */
final class Kitchen {
    private final Journal journal;

    Kitchen(Journal journal) {
        this.journal = journal;
    }

    List<KitchenResult> serveAll(List<Menu> menus) throws InterruptedException {
        List<KitchenResult> results = new ArrayList<>();
        for (Menu menu : menus) {
            results.add(outcome(menu));
        }
        return results;
    }

    void serve(Menu menu) throws InterruptedException {
        cook(menu.mainCourse());
        for (Dish side : menu.sides()) {
            cook(side);
        }
        cook(menu.salad());
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
}
