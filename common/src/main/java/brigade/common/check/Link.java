package brigade.common.check;

import brigade.common.check.LinkResult.Broken;
import brigade.common.http.Proxies.Proxy;
import brigade.common.http.Request;
import brigade.common.http.Statuses;
import brigade.common.http.Timeouts;
import brigade.common.http.Urls;
import brigade.common.http.WebAddress;
import brigade.common.journal.Actor;
import brigade.common.journal.Work;
import java.time.Duration;
import java.util.Optional;

/**
 * One link to check: a GET whose redirect is not followed and whose body is not read.
 *
 * @param line its place in the input, from 1
 * @param address where it leads
 * @param proxy whom to ask instead of its host
 * @param timeout how long it may take, from its connection to the end of its answer's headers
 */
public record Link(int line, WebAddress address, Optional<Proxy> proxy, Duration timeout) implements Work {

    /** Returns the request, as it is sent. */
    public Request request() {
        return Request.of(address, proxy);
    }

    /** Returns how long it may take. */
    public Timeouts timeouts() {
        return Timeouts.within(timeout);
    }

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

    /** Returns a status in words: "404 Not Found". */
    static String words(int status) {
        return status + Statuses.phrase(status);
    }

    /** Returns the result of a link whose step somebody else has ended. */
    public LinkResult broken(String reason) {
        return new Broken(line, Urls.masked(address.toString()), reason);
    }
}
