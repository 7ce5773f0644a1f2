package brigade.async.future;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A loop of asynchronous steps. If each step's future composed the next step, the chain of futures would grow with every step, and
 * the stack with every step that completes at once. Here both stay as they are.
 *
 * @param <T> what the loop results in
 */
final class Loop<T> {
    private final Step<T> step;
    private final CompletableFuture<T> end = new CompletableFuture<>();

    /** A step of a loop. */
    @FunctionalInterface
    interface Step<T> {
        /** Takes the step; the future completes with the loop's result, or with nothing if the loop goes on. */
        CompletableFuture<Optional<T>> take() throws Exception;
    }

    private Loop(Step<T> step) {
        this.step = step;
    }

    /** Takes a step again and again, one after the other, until one has a result or fails. */
    static <T> CompletableFuture<T> until(Step<T> step) {
        Loop<T> loop = new Loop<>(step);
        loop.run();
        return loop.end;
    }

    /** Goes on as long as steps complete at once. The step that does not calls this again, on the thread that completes it. */
    private void run() {
        boolean atOnce = true;
        while (atOnce) {
            AtomicBoolean other = new AtomicBoolean(); // Of this thread and the step, the second to arrive continues the loop.
            try {
                CompletableFuture<?> _ = step.take().whenComplete((result, failure) -> {
                    if (failure != null) {
                        end.completeExceptionally(failure);
                    } else if (result.isPresent()) {
                        end.complete(result.get());
                    } else if (other.getAndSet(true)) {
                        run();
                    }
                });
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
            atOnce = other.getAndSet(true);
        }
    }
}
