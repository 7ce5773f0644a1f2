package brigade.async.vertx;

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
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Main work and a monitor with Vert.x: the loop's timer beats. A chore that computes would stop the loop and its timers, so a worker
 * thread does it; one that waits needs no thread. To be called on the loop only.
 */
final class Background {
    private final Journal journal;
    private final Vertx vertx;
    private final WorkerExecutor board;
    private final Promise<Void> door = Promise.promise();
    private Optional<Throwable> monitorsFailure = Optional.empty();
    private int beats;
    private volatile boolean calledOff;

    Background(Journal journal, Vertx vertx, WorkerExecutor board) {
        this.journal = journal;
        this.vertx = vertx;
        this.board = board;
    }

    Future<BackgroundResult> work(BackgroundPlan plan, Bell bell) {
        long timer = watch(plan.monitor());
        return attend(plan.chore(), bell)
                .onComplete(_ -> vertx.cancelTimer(timer))
                .map(ending -> BackgroundResult.of(ending, monitorsFailure));
    }

    private Future<Ending> attend(Chore chore, Bell bell) {
        return switch (chore) {
            case Chopping chopping -> board.executeBlocking(() -> chop(chopping, bell));
            case Waiting waiting -> {
                Step step = journal.start(waiting);
                Context loop = vertx.getOrCreateContext();
                Bell.Listening listening = bell.onRing(() -> loop.runOnContext(_ -> door.tryComplete()));
                yield door.future().map(_ -> waiting.answered(step)).onComplete(_ -> {
                    listening.close();
                    step.close();
                });
            }
        };
    }

    /** Returns the number of the timer. A failure in a handler reaches nobody: it must be caught here, and the timer cancelled. */
    private long watch(Monitor monitor) {
        return vertx.setPeriodic(Math.max(1, monitor.every().toMillis()), timer -> {
            try {
                monitor.beat(journal, ++beats);
            } catch (RuntimeException | Error e) {
                monitorsFailure = Optional.of(e);
                vertx.cancelTimer(timer);
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

    /** Cancels the chore, and with its end the monitor. */
    void callOff() {
        calledOff = true;
        door.tryFail(new CancellationException("the waiting was called off"));
    }
}
