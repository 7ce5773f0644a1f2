package brigade.common.check;

import brigade.common.check.LinkResult.Broken;
import brigade.common.check.LinkResult.Good;
import brigade.common.download.Urls;
import brigade.common.http.NoAnswer;
import brigade.common.http.Statuses;
import brigade.common.http.WebAddress;
import brigade.common.journal.Actor;
import brigade.common.journal.Step;
import brigade.common.journal.Work;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * One link to check: a GET whose redirect is not followed and whose body is not read.
 *
 * @param line its place in the input, from 1
 * @param address where it leads
 * @param timeout how long it may take, from its connection to the end of its answer's headers
 */
public record Link(int line, WebAddress address, Duration timeout) implements Work {

    @Override
    public Actor actor() {
        return Actor.named(actor(line));
    }

    static String actor(int line) {
        return "link " + line;
    }

    @Override
    public String step() {
        return address.name();
    }

    /** Ends the step of a link that was answered: only 2xx is good, and a redirect is no such thing. */
    public LinkResult answered(Step step, int status) {
        if (status / 100 == 2) {
            step.note(String.valueOf(status));
            step.finish();
            return new Good(line, Urls.masked(address.toString()), status);
        }
        return broken(step, status + Statuses.phrase(status));
    }

    /**
     * Ends the step of a link that was not answered: that is its result, and costs no other link.
     *
     * @throws CancellationException if the failure is that somebody called the link off; its step is then cancelled
     */
    public LinkResult failed(Step step, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CancellationException) {
                step.close();
                throw (CancellationException) new CancellationException(actor() + " called off").initCause(failure);
            }
        }
        return broken(step, NoAnswer.reason(failure));
    }

    private LinkResult broken(Step step, String reason) {
        step.fail(reason);
        return broken(reason);
    }

    /** Returns the result of a link whose step somebody else has ended. */
    public LinkResult broken(String reason) {
        return new Broken(line, Urls.masked(address.toString()), reason);
    }
}
