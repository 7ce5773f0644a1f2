package brigade.async.future;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.kitchen.Dish;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.model.Failures;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The kitchen with completable futures: every cook is a timer whose end runs on the common pool, and no thread ever waits. */
final class Kitchen {
    private final Journal journal;
    private final Map<Dish, CompletableFuture<Void>> onTheFire = new ConcurrentHashMap<>();
    private volatile boolean calledOff;

    Kitchen(Journal journal) {
        this.journal = journal;
    }

    CompletableFuture<List<KitchenResult>> serveAll(List<Menu> menus) {
        List<CompletableFuture<KitchenResult>> kitchens = menus.stream().map(this::outcome).toList();
        return allOf(kitchens).thenApply(_ -> kitchens.stream().map(CompletableFuture::join).toList());
    }

    CompletableFuture<Void> serve(Menu menu) {
        return cook(menu.mainCourse())
                .thenCompose(_ -> {
                    List<CompletableFuture<Void>> assistants = menu.sides().stream().map(this::cook).toList();
                    return cook(menu.salad())
                            .thenCompose(_ -> allOrFirstFailure(assistants))
                            .exceptionallyCompose(failure -> {
                                menu.sides().forEach(this::callOff);
                                return allOf(assistants).handle((_, _) -> null)
                                        .thenCompose(_ -> CompletableFuture.failedFuture(failure));
                            });
                })
                .thenCompose(_ -> cook(menu.serving()));
    }

    private CompletableFuture<Void> cook(Dish dish) {
        Step step = journal.start(dish);
        CompletableFuture<Void> timer = new CompletableFuture<>();
        onTheFire.put(dish, timer);
        if (calledOff) {
            callOff(dish);
        }
        return timer.completeOnTimeout(null, dish.time().toNanos(), TimeUnit.NANOSECONDS)
                .thenRunAsync(() -> dish.takeOff(step))
                .whenComplete((_, _) -> step.close());
    }

    private CompletableFuture<KitchenResult> outcome(Menu menu) {
        return serve(menu)
                .thenApply(_ -> KitchenResult.served(menu))
                .exceptionally(failure -> KitchenResult.failed(menu, Failures.unwrapped(failure)));
    }

    /** Cancels everything that is on the fire, and what may come to it. */
    void callOff() {
        calledOff = true;
        onTheFire.keySet().forEach(this::callOff);
    }

    /** Cancels a dish: to cancel a completable future stops nothing upstream, so it must be the timer itself. */
    private void callOff(Dish dish) {
        CompletableFuture<Void> timer = onTheFire.get(dish);
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private static CompletableFuture<Void> allOf(List<? extends CompletableFuture<?>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }

    /** Completes when all have, or one has failed: {@code allOf} alone would wait for the others, too. */
    private static CompletableFuture<Void> allOrFirstFailure(List<CompletableFuture<Void>> futures) {
        CompletableFuture<Void> firstFailure = new CompletableFuture<>();
        for (CompletableFuture<Void> future : futures) {
            CompletableFuture<Void> _ = future.whenComplete((_, failure) -> {
                if (failure != null) {
                    firstFailure.completeExceptionally(failure);
                }
            });
        }
        return CompletableFuture.anyOf(allOf(futures), firstFailure).thenApply(_ -> null);
    }
}
