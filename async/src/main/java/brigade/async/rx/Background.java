package brigade.async.rx;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.background.Chore;
import brigade.common.background.Chore.Chopping;
import brigade.common.background.Chore.Waiting;
import brigade.common.background.Ending;
import brigade.common.background.Monitor;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleEmitter;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** Main work and a monitor in RxJava: the loop's interval beats as long as it is subscribed to. A chore that computes has another thread. */
final class Background {
    private final Journal journal;
    private final Scheduler loop;
    private final Scheduler board;

    Background(Journal journal, Scheduler loop, Scheduler board) {
        this.journal = journal;
        this.loop = loop;
        this.board = board;
    }

    Single<BackgroundResult> work(BackgroundPlan plan, Bell bell) {
        return Single.using(
                () -> start(plan.monitor()),
                watching -> attend(plan.chore(), bell).observeOn(loop).map(watching::result),
                watching -> watching.beating().dispose());
    }

    private Single<Ending> attend(Chore chore, Bell bell) {
        return switch (chore) {
            case Chopping chopping -> Single.<Ending>create(ending -> chop(chopping, bell, ending)).subscribeOn(board);
            case Waiting waiting -> Single.using(
                    () -> journal.start(waiting),
                    step -> rung(bell).observeOn(loop).toSingle(() -> waiting.answered(step)),
                    Step::close);
        };
    }

    private Completable watch(Monitor monitor) {
        return Observable.interval(monitor.every().toNanos(), TimeUnit.NANOSECONDS, loop)
                .doOnNext(index -> monitor.beat(journal, Math.toIntExact(index + 1)))
                .ignoreElements();
    }

    private static Completable rung(Bell bell) {
        return Completable.create(rung -> {
            Bell.Listening listening = bell.onRing(rung::onComplete);
            rung.setCancellable(listening::close);
        });
    }

    /** Chops until nobody wants the result any more; a failure that nobody wants would go to RxJava's global handler. */
    private void chop(Chopping chopping, Bell bell, SingleEmitter<Ending> ending) {
        try (Step step = journal.start(chopping)) {
            ending.onSuccess(chopping.attend(step, bell, () -> {
                if (ending.isDisposed()) {
                    throw new CancellationException("the chopping was called off");
                }
            }));
        } catch (CancellationException e) {
            ending.tryOnError(e);
        }
    }

    /** A monitor that beats, and its end, which can only be a failure. */
    private record Watching(CompletableSubject end, Disposable beating) {

        BackgroundResult result(Ending ending) {
            return BackgroundResult.of(ending, Optional.ofNullable(end.getThrowable()));
        }
    }

    /** Subscribes to the heartbeats on their own: merged into the main work they would end it when they fail. */
    private Watching start(Monitor monitor) {
        CompletableSubject end = CompletableSubject.create();
        return new Watching(end, watch(monitor).subscribe(end::onComplete, end::onError));
    }
}
