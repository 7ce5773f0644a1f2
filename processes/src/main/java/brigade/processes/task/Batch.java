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
    private int awaited;

    /** Opens an empty batch. */
    public Batch(TaskRunner runner, Journal journal) {
        this.runner = runner;
        this.journal = journal;
    }

    /** Starts a task in another JVM, and does not wait for it. */
    public void start(Task<R> task) {
        startHere(() -> runner.run(task, journal));
    }

    /** Starts what waits for tasks itself, in this JVM; it counts as a task of the batch. */
    public void startHere(Callable<R> work) {
        ended.submit(work);
        awaited++;
    }

    /**
     * Waits, not longer than that, until one of the tasks that nobody has waited for has ended.
     *
     * @return its result; empty if none has ended
     * @throws RuntimeException its failure
     */
    public Optional<R> awaitAny(Duration atMost) throws InterruptedException {
        Future<R> first = ended.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        return first == null ? Optional.empty() : Optional.of(result(first));
    }

    /**
     * Waits until one of the tasks that nobody has waited for has ended, whichever ends first.
     *
     * @return its result
     * @throws RuntimeException its failure
     * @throws IllegalStateException if there is none: a result that was not the task's own made somebody count wrong
     */
    public R awaitAny() throws InterruptedException {
        if (awaited == 0) {
            throw new IllegalStateException("every task has ended and was waited for, and yet a result is missing");
        }
        return result(ended.take());
    }

    private R result(Future<R> one) {
        awaited--;
        try {
            return one.get();
        } catch (ExecutionException e) {
            throw Failures.unwrapped(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("a task that has ended is waited for", e);
        }
    }

    /**
     * Returns the result of one of the tasks that nobody has waited for, if one has ended.
     *
     * @throws RuntimeException its failure
     */
    public Optional<R> poll() {
        Future<R> one = ended.poll();
        return one == null ? Optional.empty() : Optional.of(result(one));
    }

    @Override
    public void close() {
        waiters.shutdownNow();
        waiters.close();
    }
}
