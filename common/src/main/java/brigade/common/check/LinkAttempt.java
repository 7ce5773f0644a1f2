package brigade.common.check;

import brigade.common.check.LinkResult.Unknown;
import brigade.common.check.LinkVerdict.Again;
import brigade.common.check.LinkVerdict.Ended;
import brigade.common.http.Head;
import brigade.common.http.RequestFailure;
import brigade.common.http.RetryAfter;
import brigade.common.http.Urls;
import brigade.common.journal.Step;
import brigade.common.time.Durations;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * One request for a link: the policy that every model follows. It is told what happened, and says what to do next. No I/O, no clock.
 *
 * @param link the link
 * @param step its step, which ends with its last request
 * @param number how many times it has been asked for with this one; the first is 1
 */
public record LinkAttempt(Link link, Step step, int number) {
    private static final int TOO_MANY_REQUESTS = 429;

    /** Returns the first request for a link. */
    public static LinkAttempt first(Link link, Step step) {
        return new LinkAttempt(link, step, 1);
    }

    /**
     * Says what an answer means: only 2xx is good, and a redirect is no such thing. A 429 says nothing about the link:
     * the server is asked again after the time that it asks for.
     */
    public LinkVerdict judge(Head head) {
        if (head.status() == TOO_MANY_REQUESTS) {
            return tooMany(RetryAfter.of(head).orElse(CheckSpec.RETRY_AFTER));
        }
        if (head.status() / 100 == 2) {
            step.note(String.valueOf(head.status()));
            step.finish();
            return new Ended(new LinkResult.Good(link.line(), Urls.masked(link.address().toString()), head.status()));
        }
        return broken(Link.words(head.status()));
    }

    private LinkVerdict tooMany(Duration pause) {
        String words = Link.words(TOO_MANY_REQUESTS);
        if (number < CheckSpec.ATTEMPTS && pause.compareTo(CheckSpec.LONGEST_RETRY_AFTER) <= 0) {
            return new Again(new LinkAttempt(link, step, number + 1), pause);
        }
        String reason = words + "; the server asked to stay away for " + Durations.written(pause);
        step.fail(reason);
        return new Ended(new Unknown(link.line(), Urls.masked(link.address().toString()), reason));
    }

    /**
     * Says what it means that there was no answer: that is the link's result, and costs no other link.
     *
     * @throws CancellationException if the failure is that somebody called the link off; its step is then cancelled
     */
    public LinkVerdict failed(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CancellationException) {
                step.close();
                throw (CancellationException) new CancellationException(link.actor() + " called off").initCause(failure);
            }
        }
        return broken(RequestFailure.words(failure));
    }

    private LinkVerdict broken(String reason) {
        step.fail(reason);
        return new Ended(link.broken(reason));
    }

}
