package brigade.common.mirrors;

import brigade.common.http.Proxies.Proxy;
import brigade.common.http.Request;
import brigade.common.http.RequestFailure;
import brigade.common.http.Timeouts;
import brigade.common.http.Urls;
import brigade.common.http.WebAddress;
import brigade.common.journal.Actor;
import brigade.common.journal.Step;
import brigade.common.journal.Work;
import brigade.common.mirrors.Outcome.Dropout;
import brigade.common.mirrors.Outcome.Lost;
import brigade.common.mirrors.Outcome.Won;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * One mirror.
 *
 * @param number its number, from 1
 * @param address where it is
 * @param proxy whom to ask instead of its host
 * @param timeout how long it may take, from its connection to the end of its body
 */
public record Mirror(int number, WebAddress address, Optional<Proxy> proxy, Duration timeout) implements Contender, Work {
    private static final String TOO_LARGE = "more than " + (MirrorsSpec.MAX_BODY_BYTES >> 20) + " MiB";

    /** Returns the request, as it is sent. */
    public Request request() {
        return Request.of(address, proxy);
    }

    /** Returns how long it may take. */
    public Timeouts timeouts() {
        return Timeouts.within(timeout);
    }

    @Override
    public int mirrors() {
        return 1;
    }

    @Override
    public Actor actor() {
        return Actor.named("mirror " + number);
    }

    @Override
    public String step() {
        return address.name();
    }

    /** Ends the step of a mirror that answered: with the whole thing it wins, otherwise it drops out. */
    public Outcome answered(Step step, Page page) {
        if (!Page.isGood(page.head())) {
            return lost(step, Page.reason(page.head()));
        }
        if (page.body().length > MirrorsSpec.MAX_BODY_BYTES) {
            return lost(step, TOO_LARGE);
        }
        step.finish();
        return new Won(Urls.masked(address.toString()), page.body());
    }

    /**
     * Ends the step of a mirror that failed: it drops out.
     *
     * @throws CancellationException if the failure is that somebody called the mirror off; its step is then cancelled
     */
    public Outcome failed(Step step, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CancellationException) {
                step.close();
                throw (CancellationException) new CancellationException(actor() + " called off").initCause(failure);
            }
        }
        return lost(step, RequestFailure.words(failure));
    }

    private Outcome lost(Step step, String reason) {
        step.fail(reason);
        return lost(reason);
    }

    /** Returns the outcome of a mirror whose step somebody else has ended. */
    public Outcome lost(String reason) {
        return new Lost(List.of(new Dropout(number, Urls.masked(address.toString()), reason)));
    }
}
