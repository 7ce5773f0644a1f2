package brigade.processes.pool;

import brigade.processes.task.WorkerStartException;
import brigade.processes.worker.Assignment;
import brigade.processes.worker.WorkerJvm;
import brigade.processes.worker.WorkerProcess;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The thread that keeps one worker: starts it, listens to it, and tells the pool what happened. Tasks are given to the worker by
 * whoever finds it idle, for a hand-over between threads would cost more than the task. Nobody interrupts a keeper once the worker is up.
 * What is synchronized here is called while the pool is locked, and never blocks.
 */
final class Keeper implements Runnable {
    private record Work<R>(Job<R> job, Assignment<R> assignment) {}

    private final int number;
    private final WorkerPool pool;
    private final WorkerJvm jvm;
    private final Duration pause;
    private final Thread thread;
    private @Nullable WorkerProcess worker;
    private @Nullable Work<?> work;
    private @Nullable Future<?> alarm;
    private boolean abandoned;
    private long lastNumber;

    Keeper(int number, WorkerPool pool, WorkerJvm jvm, Duration pause) {
        this.number = number;
        this.pool = pool;
        this.jvm = jvm;
        this.pause = pause;
        this.thread = Thread.ofPlatform().daemon().name("worker-keeper-" + number).unstarted(this);
    }

    int number() {
        return number;
    }

    Thread thread() {
        return thread;
    }

    @Override
    public void run() {
        WorkerProcess started;
        try {
            Thread.sleep(pause);
            started = WorkerProcess.start(jvm);
        } catch (InterruptedException _) {
            pool.gone(this, false);
            return;
        } catch (WorkerStartException e) {
            pool.notStarted(this, e);
            return;
        } catch (Throwable e) {
            pool.notStarted(this, new WorkerStartException("a worker cannot be started: " + e));
            return;
        }
        boolean begun = false;
        try (started) {
            if (keeps(started)) {
                pool.ready(this);
                begun = listen(started);
            }
        }
        pool.gone(this, begun);
    }

    private synchronized boolean keeps(WorkerProcess started) {
        worker = started;
        Thread.interrupted();
        return !abandoned;
    }

    /** Returns when the worker is gone or to go: whether it had begun with a task that it did not end. */
    private boolean listen(WorkerProcess started) {
        while (true) {
            started.awaitWord();
            Work<?> given = work();
            if (given == null) {
                return false; // It has ended, or is dismissed, or speaks unasked.
            }
            if (!hear(started, given)) {
                return given.assignment().hasBegun();
            }
        }
    }

    private <R> boolean hear(WorkerProcess started, Work<R> given) {
        Job<R> job = given.job();
        Runnable outcome;
        try {
            R result = started.await(given.assignment());
            outcome = () -> job.complete(result);
        } catch (Throwable e) {
            if (!started.isAlive()) {
                job.died(e);
                return false;
            }
            outcome = () -> job.completeExceptionally(e);
        }
        done();
        pool.answered(this, job, outcome);
        return true;
    }

    private synchronized @Nullable Work<?> work() {
        return work;
    }

    private synchronized void done() {
        work = null;
    }

    /** Says that the worker, which is idle, has the job from now on; returns what gives it, to be run when the pool is not locked. */
    synchronized <R> Runnable assign(Job<R> job) {
        WorkerProcess idle = Objects.requireNonNull(worker);
        Assignment<R> assignment = new Assignment<>(++lastNumber, job.task(), job.journal());
        work = new Work<>(job, assignment);
        return () -> idle.give(assignment);
    }

    /** Calls off the job that was assigned last. */
    synchronized void callOff() {
        if (worker != null && work != null) {
            worker.callOff(work.assignment());
        }
    }

    /** Returns what lets the worker, which is idle, end, to be run when the pool is not locked. */
    synchronized Runnable retire() {
        return Objects.requireNonNull(worker)::dismiss;
    }

    /** Returns what kills the worker and may take its time; a worker that is not up yet is abandoned at once. */
    synchronized Runnable kill() {
        if (worker != null) {
            return worker::kill;
        }
        abandoned = true;
        thread.interrupt();
        return () -> {};
    }

    /** Sets the alarm for the current job, in place of any other. */
    synchronized void alarm(@Nullable Future<?> next) {
        if (alarm != null) {
            alarm.cancel(false);
        }
        alarm = next;
    }
}
