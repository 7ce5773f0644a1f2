package brigade.processes.pool;

import brigade.common.journal.Journal;
import brigade.processes.task.WorkerDiedException;
import brigade.processes.worker.EncodedTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A submitted task and its future. */
final class Job<R> extends CompletableFuture<R> {
    private final long number;
    private final EncodedTask<R> task;
    private final Journal journal;
    private final Consumer<Job<?>> canceller;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Throwable death;

    Job(long number, EncodedTask<R> task, Journal journal, Consumer<Job<?>> canceller) {
        this.number = number;
        this.task = task;
        this.journal = journal;
        this.canceller = canceller;
    }

    long number() {
        return number;
    }

    EncodedTask<R> task() {
        return task;
    }

    Journal journal() {
        return journal;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            canceller.accept(this);
        }
        return cancelled;
    }

    /** Remembers how a worker of this task ended. */
    void died(Throwable death) {
        this.death = death;
    }

    /** Returns how the last worker of this task ended. */
    Throwable death() {
        Throwable known = death;
        return known == null ? new WorkerDiedException("its worker died") : known;
    }

    /** Completes the future as the task wants to be seen when its worker died. */
    void completeDied(Throwable how) {
        try {
            if (how instanceof WorkerDiedException worker) {
                complete(task.task().died(worker));
            } else {
                completeExceptionally(how);
            }
        } catch (RuntimeException e) {
            completeExceptionally(e);
        }
        end();
    }

    /** Completes the future as cancelled, unless it is complete. */
    void forget() {
        super.cancel(true);
        end();
    }

    /** Says that no worker works on the task any more, and none will. */
    void end() {
        over.countDown();
    }

    /** Waits until no worker works on the task any more; an interruption is kept for later. */
    void awaitEnd() {
        boolean interrupted = Thread.interrupted();
        while (over.getCount() > 0) {
            try {
                over.await();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
