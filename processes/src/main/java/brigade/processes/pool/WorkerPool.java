package brigade.processes.pool;

import brigade.common.journal.Journal;
import brigade.common.model.Failures;
import brigade.common.time.Durations;
import brigade.processes.task.Task;
import brigade.processes.task.TaskRunner;
import brigade.processes.task.TaskTimedOutException;
import brigade.processes.task.WorkerStartException;
import brigade.processes.wire.UnsendableException;
import brigade.processes.worker.EncodedTask;
import brigade.processes.worker.WorkerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A pool of worker JVMs, like an {@link java.util.concurrent.ExecutorService} whose threads are processes: tasks that crash, hang or
 * exhaust the memory cost their own worker, and nothing else.
 *
 * <p>Workers are started when there is work for them, kept for the next task, and replaced when they die. What the pool decides is
 * the {@link Roster}'s; here it is carried out, under one lock, by threads that never block while they hold it.
 *
 * <p>Safe for use by several threads. Actions before a submission happen-before the task's end as its future shows it.
 */
public final class WorkerPool implements TaskRunner, AutoCloseable {
    private static final long NOBODYS = 0; // jobs count from 1

    private final PoolSettings settings;
    private final Object lock = new Object();
    private final Roster roster;
    private final Map<Long, Job<?>> jobs = new HashMap<>();
    private final Map<Integer, Keeper> keepers = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable ScheduledThreadPoolExecutor timer;
    private String lastFailure = "";
    private long lastJob;
    private boolean shut;

    /** Opens a pool; no worker is started yet. */
    public WorkerPool(PoolSettings settings) {
        this.settings = settings;
        this.roster = new Roster(settings.workers(), settings.tasksPerWorker());
    }

    /**
     * Submits a task.
     *
     * <p>The task travels as it is now; what happens to its components later does not matter. If a worker is idle, the caller itself
     * gives it the task. Who is interrupted in the midst of that, for some microseconds, kills the worker, and the task with it.
     *
     * <p>The future fails as {@link Task#failed} and {@link Task#died} say, with {@code UnsendableException} if the task is no plain
     * data, and with {@link TaskTimedOutException} after the deadline. Cancelling it ends the task's work in the worker: it is
     * interrupted, and killed with its worker if that does not help within {@link WorkerProcess#GRACE}.
     *
     * <p>A task that starts JVMs itself ({@link Task#jvms}) waits until there is room for all of them; nobody overtakes it.
     *
     * @throws RejectedExecutionException if the pool is shut down
     * @throws IllegalArgumentException if the task takes more JVMs than the pool may have
     */
    public <R> Future<R> submit(Task<R> task) {
        return submit(task, Journal.open());
    }

    /** Submits a task, as {@link #submit(Task)}; the events of its steps go to the journal. */
    public <R> Future<R> submit(Task<R> task, Journal journal) {
        try {
            return enter(EncodedTask.of(task), journal);
        } catch (UnsendableException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public <R> R run(Task<R> task, Journal journal) throws InterruptedException {
        Job<R> job = enter(EncodedTask.of(task), journal);
        try {
            return job.get();
        } catch (ExecutionException e) {
            throw Failures.unwrapped(e);
        } catch (InterruptedException e) {
            job.cancel(true);
            job.awaitEnd();
            throw e;
        }
    }

    private <R> Job<R> enter(EncodedTask<R> task, Journal journal) {
        int jvms = task.task().jvms();
        if (jvms > settings.workers()) {
            throw new IllegalArgumentException("a task of " + jvms + " JVMs, in a pool of at most " + settings.workers()
                    + ", would wait for ever: " + task.task());
        }
        List<Runnable> after = new ArrayList<>();
        Job<R> job;
        synchronized (lock) {
            if (shut) {
                throw new RejectedExecutionException("the pool is shut down, so it does not run " + task.task());
            }
            job = new Job<>(++lastJob, task, journal, cancelled -> tell(r -> r.cancelled(cancelled.number())));
            jobs.put(job.number(), job);
            carryOut(roster.submitted(job.number(), task.task().repeatable(), jvms), job.number(), after);
        }
        after.forEach(Runnable::run);
        return job;
    }

    /** Says that no worker can be started, so that every task fails: something is wrong with the settings or the machine. */
    public boolean isBroken() {
        synchronized (lock) {
            return roster.isBroken();
        }
    }

    /** Takes no more tasks; those that were submitted are run, and then the workers end. */
    public void shutdown() {
        tell(r -> {
            shut = true;
            return r.shutdown();
        });
    }

    /** Takes no more tasks, and cancels those that were submitted. */
    public void shutdownNow() {
        tell(r -> {
            shut = true;
            return r.shutdownNow();
        });
    }

    /**
     * Shuts down and waits until all tasks have been run and all workers are gone, as {@code ExecutorService.close} does: if the
     * caller is interrupted, the tasks are cancelled, and the interruption is kept for later.
     */
    @Override
    public void close() {
        shutdown();
        boolean interrupted = false;
        List<Thread> ending;
        synchronized (lock) {
            while (!roster.isTerminated()) {
                try {
                    lock.wait();
                } catch (InterruptedException _) {
                    interrupted = true;
                    shutdownNow();
                }
            }
            ending = List.copyOf(threads);
            if (timer != null) {
                timer.shutdownNow();
            }
        }
        for (Thread thread : ending) {
            interrupted |= joined(thread);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean joined(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive() && thread != Thread.currentThread()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    /** A worker is up. */
    void ready(Keeper keeper) {
        tell(r -> r.ready(keeper.number()));
    }

    /** A worker has ended its job, and lives. */
    void answered(Keeper keeper, Job<?> job, Runnable outcome) {
        List<Runnable> after = new ArrayList<>();
        synchronized (lock) {
            keeper.alarm(null);
            carryOut(roster.answered(keeper.number()), NOBODYS, after);
            jobs.remove(job.number());
        }
        after.forEach(Runnable::run);
        outcome.run();
        job.end();
    }

    /** A worker could not be started. */
    void notStarted(Keeper keeper, WorkerStartException failure) {
        tell(r -> {
            lastFailure = String.valueOf(failure.getMessage());
            return gone(keeper, false, r);
        });
    }

    /** A worker is gone. */
    void gone(Keeper keeper, boolean begun) {
        tell(r -> gone(keeper, begun, r));
    }

    private List<Order> gone(Keeper keeper, boolean begun, Roster r) {
        keeper.alarm(null);
        keepers.remove(keeper.number());
        return r.gone(keeper.number(), begun);
    }

    private void tell(Function<Roster, List<Order>> event) {
        List<Runnable> after = new ArrayList<>();
        synchronized (lock) {
            carryOut(event.apply(roster), NOBODYS, after);
            if (roster.isTerminated()) {
                lock.notifyAll();
            }
        }
        after.forEach(Runnable::run);
    }

    /**
     * Carries out what the roster decided; what may take its time or calls strangers is done after the lock is free. A caller gives a
     * worker no task but its own: interrupted meanwhile, it would kill that of somebody else.
     *
     * @param own the job that the calling thread submits
     */
    private void carryOut(List<Order> orders, long own, List<Runnable> after) {
        for (Order order : orders) {
            switch (order) {
                case Order.Start(int worker, int failures) -> start(worker, failures, after);
                case Order.Assign(int worker, long task) -> {
                    Job<?> job = job(task);
                    Runnable give = keeper(worker).assign(job);
                    boolean here = task == own || threads.contains(Thread.currentThread());
                    after.add(job.task().isShort() && here ? give : sender(give));
                    settings.deadline().ifPresent(deadline -> alarm(worker, task, deadline));
                }
                case Order.CallOff(int worker, long task) -> {
                    keeper(worker).callOff();
                    alarm(worker, task, WorkerProcess.GRACE);
                }
                case Order.Retire(int worker) -> after.add(keeper(worker).retire());
                case Order.Kill(int worker) -> after.add(keeper(worker).kill());
                case Order.Fail(long task, Order.Reason reason) -> after.add(failure(remove(task), reason));
                case Order.Forget(long task) -> after.add(remove(task)::forget);
            }
        }
    }

    private void start(int worker, int failures, List<Runnable> after) {
        Duration pause = failures == 0 ? Duration.ZERO : settings.pause().multipliedBy(1L << (failures - 1));
        Keeper keeper = new Keeper(worker, this, settings.jvm(), pause);
        keepers.put(worker, keeper);
        try {
            keeper.thread().start();
            remember(keeper.thread());
        } catch (OutOfMemoryError e) { // which is how a JVM says that the machine gives it no more threads
            after.add(() -> notStarted(keeper, new WorkerStartException("no thread to keep a worker: " + e.getMessage())));
        }
    }

    /** Has a thread of its own do what may take its time. */
    private Runnable sender(Runnable give) {
        Thread thread = Thread.ofPlatform().daemon().name("worker-sender").unstarted(give);
        remember(thread);
        return thread::start;
    }

    private void remember(Thread thread) {
        threads.removeIf(other -> other.getState() == Thread.State.TERMINATED);
        threads.add(thread);
    }

    private void alarm(int worker, long task, Duration time) {
        if (timer == null) {
            timer = new ScheduledThreadPoolExecutor(1, this::timerThread);
            timer.setRemoveOnCancelPolicy(true);
        }
        keeper(worker).alarm(timer.schedule(() -> tell(r -> r.overdue(worker, task)), time.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Remembered, and joined in the end: an executor says that it has terminated a moment before its last thread has. */
    private Thread timerThread(Runnable timing) {
        Thread thread = Thread.ofPlatform().daemon().name("worker-timer").unstarted(timing);
        synchronized (lock) {
            remember(thread);
        }
        return thread;
    }

    private Runnable failure(Job<?> job, Order.Reason reason) {
        String broken = lastFailure;
        return () -> {
            switch (reason) {
                case DIED -> job.completeDied(job.death());
                case TIMED_OUT -> job.completeDied(new TaskTimedOutException("the task ran longer than its deadline of "
                        + settings.deadline().map(Durations::prose).orElse("?") + ", so its worker was killed: "
                        + job.task().task()));
                case BROKEN -> job.completeDied(new WorkerStartException("the pool is broken: " + Roster.MOST_FAILURES
                        + " workers in a row failed before they ended any task; the last: " + broken));
                case SHUT_DOWN -> job.forget();
            }
        };
    }

    private Keeper keeper(int worker) {
        return found(keepers.get(worker), "worker " + worker);
    }

    private Job<?> job(long task) {
        return found(jobs.get(task), "task " + task);
    }

    private Job<?> remove(long task) {
        return found(jobs.remove(task), "task " + task);
    }

    private static <T> T found(@Nullable T thing, String name) {
        if (thing == null) {
            throw new IllegalStateException("the roster speaks of " + name + ", which nobody knows");
        }
        return thing;
    }
}
