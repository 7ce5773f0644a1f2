package brigade.processes.task;

import brigade.common.journal.Journal;
import brigade.common.model.Failures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Tasks that run in other JVMs at once, and are waited for as a shell waits for its jobs. What still runs when the batch is closed
 * is called off, and gone when {@code close} returns. For one thread.
 *
 * @param <R> the tasks' result
 */
public final class Batch<R> implements AutoCloseable {
    private final TaskRunner runner;
    private final Journal journal;
    private final ExecutorService waiters = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletionService<R> ended = new ExecutorCompletionService<>(waiters);

    /** Opens an empty batch. */
    public Batch(TaskRunner runner, Journal journal) {
        this.runner = runner;
        this.journal = journal;
    }

    /** Starts a task in another JVM, and does not wait for it. */
    public void start(Task<R> task) {
        ended.submit(() -> runner.run(task, journal));
    }

    /** Starts what waits for tasks itself, in this JVM; it counts as a task of the batch. */
    public void startHere(Callable<R> work) {
        ended.submit(work);
    }

    /**
     * Waits, not longer than that, until one of the tasks that nobody has waited for has ended.
     *
     * @return its result; empty if none has ended
     * @throws RuntimeException its failure
     */
    public Optional<R> awaitAny(Duration atMost) throws InterruptedException {
        try {
            Future<R> first = ended.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return first == null ? Optional.empty() : Optional.of(first.get());
        } catch (ExecutionException e) {
            throw Failures.unwrapped(e);
        }
    }

    /**
     * Waits until one of the tasks that nobody has waited for has ended, whichever ends first.
     *
     * @return its result
     * @throws RuntimeException its failure
     */
    public R awaitAny() throws InterruptedException {
        try {
            return ended.take().get();
        } catch (ExecutionException e) {
            throw Failures.unwrapped(e);
        }
    }

    /**
     * Returns the result of one of the tasks that nobody has waited for, if one has ended.
     *
     * @throws RuntimeException its failure
     */
    public Optional<R> poll() {
        Future<R> one = ended.poll();
        try {
            return one == null ? Optional.empty() : Optional.ofNullable(one.get());
        } catch (ExecutionException e) {
            throw Failures.unwrapped(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("a task that has ended is waited for", e);
        }
    }

    @Override
    public void close() {
        waiters.shutdownNow();
        waiters.close();
    }
}
