package brigade.async.future;

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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Main work and a monitor with completable futures: each heartbeat is a timer that sets the next. A chore that computes would keep the
 * common pool's threads from everybody else, and on two cores there is only one: so it gets a thread of its own.
 */
final class Background {
    private final Journal journal;
    private final Executor board;
    private final CompletableFuture<Void> door = new CompletableFuture<>();
    private final CompletableFuture<Void> monitorsEnd = new CompletableFuture<>();
    private volatile CompletableFuture<Void> nextBeat = new CompletableFuture<>();
    private volatile boolean over;
    private volatile boolean calledOff;

    Background(Journal journal, Executor board) {
        this.journal = journal;
        this.board = board;
    }

    CompletableFuture<BackgroundResult> work(BackgroundPlan plan, Bell bell) {
        watch(plan.monitor(), 1);
        return attend(plan.chore(), bell)
                .whenComplete((_, _) -> stopWatching())
                .thenCombine(monitorsEnd.handle((_, end) -> end), BackgroundResult::of);
    }

    private CompletableFuture<Ending> attend(Chore chore, Bell bell) {
        return switch (chore) {
            case Chopping chopping -> CompletableFuture.supplyAsync(() -> chop(chopping, bell), board);
            case Waiting waiting -> {
                Step step = journal.start(waiting);
                Bell.Listening listening = bell.onRing(() -> door.complete(null));
                yield door.thenApplyAsync(_ -> waiting.answered(step)).whenComplete((_, _) -> {
                    listening.close();
                    step.close();
                });
            }
        };
    }

    private void watch(Monitor monitor, int number) {
        CompletableFuture<Void> timer = new CompletableFuture<>();
        nextBeat = timer;
        if (over) {
            stopWatching();
        }
        var _ = timer.completeOnTimeout(null, monitor.every().toNanos(), TimeUnit.NANOSECONDS)
                .thenRunAsync(() -> monitor.beat(journal, number))
                .whenComplete((_, failure) -> {
                    if (failure == null) {
                        watch(monitor, number + 1);
                    } else {
                        monitorsEnd.completeExceptionally(failure);
                    }
                });
    }

    private Ending chop(Chopping chopping, Bell bell) {
        try (Step step = journal.start(chopping)) {
            return chopping.attend(step, bell, () -> {
                if (calledOff) {
                    throw new CancellationException("the chopping was called off");
                }
            });
        }
    }

    private void stopWatching() {
        over = true;
        nextBeat.cancel(false);
    }

    /** Cancels the chore, and with its end the monitor. */
    void callOff() {
        calledOff = true;
        door.cancel(false);
    }
}
