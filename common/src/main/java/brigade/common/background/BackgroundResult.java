package brigade.common.background;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * How it ended. It says nothing of the number of heartbeats, which differs from run to run.
 *
 * @param ending how the main work ended
 * @param monitorsFailure what became of the monitor, if it failed
 */
public record BackgroundResult(Ending ending, Optional<String> monitorsFailure) {

    /**
     * Returns the result where the monitor is a future that nobody wants any more: it failed, or it was called off.
     *
     * @param monitor the future; nothing of it goes on
     */
    public static BackgroundResult of(Ending ending, Future<?> monitor) {
        return of(ending, Optional.of(monitor).filter(it -> it.state() == Future.State.FAILED).map(Future::exceptionNow));
    }

    /**
     * Returns the result where the monitor failed, or did not.
     *
     * @param failure the exception that ended it, perhaps wrapped by a future; empty if it beat until the end
     */
    public static BackgroundResult of(Ending ending, Optional<Throwable> failure) {
        return failure.map(monitorsEnd -> of(ending, monitorsEnd)).orElseGet(() -> new BackgroundResult(ending, Optional.empty()));
    }

    /**
     * Returns the result where the monitor ended with an exception: it was called off, as it should be, or it failed.
     *
     * @param monitorsEnd the exception, perhaps wrapped by a future
     */
    public static BackgroundResult of(Ending ending, Throwable monitorsEnd) {
        Throwable cause = monitorsEnd;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case InterruptedException _,CancellationException _ -> new BackgroundResult(ending, Optional.empty());
            case MonitorFailedException failure -> new BackgroundResult(ending, Optional.of(failure.getMessage()));
            default -> new BackgroundResult(ending, Optional.of("the monitor failed: " + cause));
        };
    }
}
