package brigade.common.download;

import brigade.common.journal.Actor;
import brigade.common.journal.Step;
import brigade.common.journal.Work;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * One file to download.
 *
 * @param url where from; http or https
 * @param target where to: its final name
 * @param part where its bytes stand until they are whole: beside the target, under a name that no other download has
 */
public record Fetch(URI url, Path target, Path part) implements Work {

    /** Returns the file's name. */
    public String name() {
        return String.valueOf(target.getFileName());
    }

    @Override
    public Actor actor() {
        return Actor.named(name());
    }

    @Override
    public String step() {
        return DownloadSpec.STEP;
    }

    /** Returns the first request to make, as part of the step. */
    public Attempt attempt(Step step) {
        return new Attempt(this, url, List.of(), step);
    }

    /** Ends the step of a file that stands whole under its final name. */
    public FileResult saved(Step step, long bytes) {
        step.finish();
        return new FileResult.Saved(this, bytes);
    }

    /**
     * Ends the step of a file that could not be had: its failure is its result, and costs no other file.
     *
     * @throws CancellationException if the failure is that somebody called the download off; its step is then cancelled
     */
    public FileResult failed(Step step, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CancellationException) {
                step.close();
                throw (CancellationException) new CancellationException(name() + " called off").initCause(failure);
            }
        }
        String reason = Reasons.of(failure);
        step.fail(reason);
        return new FileResult.Failed(this, reason);
    }
}
