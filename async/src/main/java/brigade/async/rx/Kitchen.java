package brigade.async.rx;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.kitchen.Dish;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The kitchen in RxJava: a description of who cooks what when, which starts when it is subscribed to, and stops when it is disposed of. */
final class Kitchen {
    private final Journal journal;
    private final Scheduler loop;

    Kitchen(Journal journal, Scheduler loop) {
        this.journal = journal;
        this.loop = loop;
    }

    Single<List<KitchenResult>> serveAll(List<Menu> menus) {
        return Single.zip(menus.stream().map(this::outcome).toList(),
                results -> Arrays.stream(results).map(KitchenResult.class::cast).toList());
    }

    Completable serve(Menu menu) {
        return cook(menu.mainCourse())
                .andThen(Completable.using(
                        () -> start(menu.sides()),
                        assistants -> cook(menu.salad()).andThen(assistants.ready()),
                        assistants -> assistants.cooking().dispose()))
                .andThen(cook(menu.serving()));
    }

    private Completable cook(Dish dish) {
        return Completable.using(
                () -> journal.start(dish),
                step -> Completable.timer(dish.time().toNanos(), TimeUnit.NANOSECONDS, loop)
                        .andThen(Completable.fromAction(() -> dish.takeOff(step))),
                Step::close);
    }

    private Single<KitchenResult> outcome(Menu menu) {
        return serve(menu)
                .toSingle(() -> KitchenResult.served(menu))
                .onErrorReturn(failure -> KitchenResult.failed(menu, failure));
    }

    /** Assistants at work: the chef can wait until they are ready, or call them off. */
    private record Assistants(CompletableSubject ready, Disposable cooking) {}

    /** Subscribes to the assistants' work now, without the chef: merged into the chef's own it would start with the join only. */
    private Assistants start(List<Dish> sides) {
        CompletableSubject ready = CompletableSubject.create();
        Disposable cooking = Completable.merge(sides.stream().map(this::cook).toList()).subscribe(ready::onComplete,
                ready::onError);
        return new Assistants(ready, cooking);
    }
}
