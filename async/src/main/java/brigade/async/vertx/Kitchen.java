package brigade.async.vertx;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.kitchen.Dish;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kitchen on an event loop: every cook is a timer, all on one thread that never waits. To be called on the loop only. */
final class Kitchen {
    private final Journal journal;
    private final Vertx vertx;
    private final Map<Dish, Timer> onTheFire = new HashMap<>();

    Kitchen(Journal journal, Vertx vertx) {
        this.journal = journal;
        this.vertx = vertx;
    }

    Future<List<KitchenResult>> serveAll(List<Menu> menus) {
        return Future.join(menus.stream().map(this::outcome).toList()).map(CompositeFuture::list);
    }

    Future<Void> serve(Menu menu) {
        return cook(menu.mainCourse())
                .compose(_ -> {
                    List<Future<Void>> assistants = menu.sides().stream().map(this::cook).toList();
                    return cook(menu.salad())
                            .compose(_ -> Future.all(assistants))
                            .eventually(() -> {
                                menu.sides().forEach(this::callOff);
                                return Future.join(assistants).otherwiseEmpty();
                            });
                })
                .compose(_ -> cook(menu.serving()));
    }

    private Future<Void> cook(Dish dish) {
        Step step = journal.start(dish);
        Timer timer = vertx.timer(Math.max(1, dish.time().toMillis()));
        onTheFire.put(dish, timer);
        return timer
                .<Void>map(_ -> {
                    dish.takeOff(step);
                    return null;
                })
                .onComplete(_ -> step.close());
    }

    private Future<KitchenResult> outcome(Menu menu) {
        return serve(menu)
                .map(_ -> KitchenResult.served(menu))
                .otherwise(failure -> KitchenResult.failed(menu, failure));
    }

    /** Cancels everything that is on the fire. */
    void callOff() {
        List.copyOf(onTheFire.keySet()).forEach(this::callOff);
    }

    /** Cancels a dish: a Vert.x future cannot be cancelled, but its timer can. */
    private void callOff(Dish dish) {
        Timer timer = onTheFire.get(dish);
        if (timer != null) {
            timer.cancel();
        }
    }
}
