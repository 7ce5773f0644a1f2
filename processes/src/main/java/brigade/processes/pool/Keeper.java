package brigade.processes.pool;

import brigade.processes.task.WorkerStartException;
import brigade.processes.worker.WorkerJvm;
import brigade.processes.worker.WorkerProcess;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The thread that keeps one worker: starts it, gives it its tasks, waits for their results, and tells the pool what happened. Nobody
 * interrupts it once the worker is up. What is synchronized here is called while the pool is locked, and never blocks.
 */
final class Keeper implements Runnable {
    private sealed interface Letter {
        record Work(Job<?> job, long number) implements Letter {}

        record Leave() implements Letter {}

        record Died() implements Letter {}
    }

    private final int number;
    private final WorkerPool pool;
    private final WorkerJvm jvm;
    private final Duration pause;
    private final Thread thread;
    private final BlockingQueue<Letter> letters = new LinkedBlockingQueue<>();
    private @Nullable WorkerProcess worker;
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
                started.onExit(() -> letters.add(new Letter.Died()));
                pool.ready(this);
                begun = work(started);
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
    private boolean work(WorkerProcess started) {
        while (true) {
            switch (next()) {
                case Letter.Work(Job<?> job, long assignment) -> {
                    if (!work(started, job, assignment)) {
                        return started.hasBegun();
                    }
                }
                case Letter.Leave(),Letter.Died() -> {
                    return false;
                }
            }
        }
    }

    private Letter next() {
        while (true) {
            try {
                return letters.take();
            } catch (InterruptedException _) {
                // Meant for the start, which is over.
            }
        }
    }

    private <R> boolean work(WorkerProcess started, Job<R> job, long assignment) {
        Runnable outcome;
        try {
            R result = started.run(assignment, job.task(), job.journal(), job.bytes());
            outcome = () -> job.complete(result);
        } catch (Throwable e) {
            if (!started.isAlive()) {
                job.died(e);
                return false;
            }
            outcome = () -> job.completeExceptionally(e);
        }
        pool.answered(this, job, outcome);
        return true;
    }

    /** Has the worker do the job. */
    synchronized void assign(Job<?> job) {
        letters.add(new Letter.Work(job, ++lastNumber));
    }

    /** Calls off the job that was assigned last. */
    synchronized void callOff() {
        if (worker != null) {
            worker.callOff(lastNumber);
        }
    }

    /** Lets the worker end. */
    synchronized void retire() {
        letters.add(new Letter.Leave());
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
