package brigade.common.download;

import brigade.common.download.Verdict.Again;
import brigade.common.download.Verdict.Ended;
import brigade.common.download.Verdict.Outcome;
import brigade.common.download.Verdict.Save;
import brigade.common.http.Statuses;
import brigade.common.journal.Step;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One request for a file: the state of the policy that every model follows. A model tells it what happened ({@link #judge},
 * {@link #failed}, {@link Save#saved}) and is told what to do next. No I/O, no clock, no waiting; what it decides it notes in the
 * journal.
 *
 * @param file the file it is for
 * @param terms what all downloads of the plan have in common
 * @param step the file's step, for what is worth noting, and for its end
 * @param url where to ask
 * @param chain where was asked before and led here by redirects, oldest first
 * @param number how many times the file has been tried with this one; the first is 1
 * @param standing what stands of the file already, and is not asked for again
 */
public record Attempt(Fetch file, Terms terms, Step step, URI url, List<URI> chain, int number, Standing standing) {
    private static final Header USER_AGENT = new Header("User-Agent", "brigade");
    private static final Header AS_IT_IS = new Header("Accept-Encoding", "identity");

    /** Copies the chain. */
    public Attempt {
        chain = List.copyOf(chain);
    }

    /** Returns the first request for the file, as part of the step. */
    public static Attempt first(Fetch file, Terms terms, Step step) {
        return new Attempt(file, terms, step, file.url(), List.of(), 1, terms.resume() ? file.leftover() : Standing.NONE);
    }

    /** Returns the headers to send: no credential goes to another host than the one it was given for (rule D18). */
    public List<Header> headers() {
        boolean home = Urls.sameOrigin(url, file.url());
        List<Header> headers = new ArrayList<>();
        for (Header own : terms.route().headers()) {
            if (home || own.isHarmless()) {
                headers.add(own);
            }
        }
        if (home && file.authorization().isPresent()) {
            addUnlessThere(headers, file.authorization().get());
        }
        addUnlessThere(headers, USER_AGENT);
        addUnlessThere(headers, AS_IT_IS);
        Optional<Proxies.Proxy> proxy = isHttps(url) ? Optional.empty() : terms.route().proxies().before(url);
        if (proxy.isPresent() && proxy.get().authorization().isPresent()) {
            headers.add(proxy.get().authorization().get());
        }
        if (asksForRest()) {
            headers.add(new Header("Range", "bytes=" + standing.offset() + "-"));
            headers.add(new Header("If-Range", standing.validator()));
        }
        return headers;
    }

    private static void addUnlessThere(List<Header> headers, Header header) {
        for (Header there : headers) {
            if (there.is(header.name())) {
                return;
            }
        }
        headers.add(header);
    }

    private boolean asksForRest() {
        return standing.resumable();
    }

    /** Says what to do about the reply to this request. */
    public Verdict judge(Reply reply) {
        return switch (reply.status()) {
            case 200 -> whole(reply);
            case 206 -> asksForRest() ? rest(reply) : refused(status(reply));
            case 416 -> asksForRest() ? fromStart("the server has no such range") : refused(status(reply));
            case 301, 302, 303, 307, 308 -> redirect(reply);
            case 408, 429, 500, 502, 503, 504 -> again(status(reply), reply.retryAfter(), standing);
            default -> refused(status(reply));
        };
    }

    private Verdict whole(Reply reply) {
        if (asksForRest()) {
            step.note(DownloadSpec.NOTES + "from the start: the content has changed, or the server has no ranges");
        }
        return save(0, reply.length().orElse(Standing.UNKNOWN), reply.validator());
    }

    /** A range counts only if it is the one asked for, of the content that the part's bytes are from: or two contents would be mixed. */
    private Verdict rest(Reply reply) {
        Optional<Reply.Range> range = reply.range();
        long offset = standing.offset();
        if (range.isEmpty() || range.get().first() != offset) {
            return fromStart("the server sent another range than it was asked for");
        }
        if (!reply.confirms(standing.validator())
                || (standing.total() != Standing.UNKNOWN && range.get().total() != standing.total())) {
            return fromStart("the content has changed");
        }
        step.note(DownloadSpec.NOTES + DownloadSpec.GOES_ON + offset);
        return save(offset, range.get().total(), standing.validator());
    }

    private Verdict save(long offset, long total, String validator) {
        if (total != Standing.UNKNOWN && total > terms.limits().bytes()) {
            return refused(Reasons.tooLarge(total, terms.limits().bytes()));
        }
        if (total != Standing.UNKNOWN) {
            step.note(DownloadSpec.EXPECTS + total);
        }
        return new Save(this, offset, total, terms.resume() ? validator : "");
    }

    private Outcome fromStart(String why) {
        step.note(DownloadSpec.NOTES + "from the start: " + why);
        return new Again(new Attempt(file, terms, step, file.url(), List.of(), number, Standing.NONE), Duration.ZERO);
    }

    private Outcome redirect(Reply reply) {
        if (chain.size() >= DownloadSpec.MAX_REDIRECTS) {
            return refused("more than " + DownloadSpec.MAX_REDIRECTS + " redirects");
        }
        Optional<URI> to = reply.location().flatMap(this::resolve);
        if (to.isEmpty()) {
            return refused(
                    "HTTP " + reply.status() + " leads nowhere: " + reply.location().map(Urls::masked).orElse("no Location"));
        }
        if (isHttps(url) && !isHttps(to.get())) {
            return refused("a redirect from https down to plain http: " + Urls.shown(to.get()));
        }
        return new Again(new Attempt(file, terms, step, to.get(), Stream.concat(chain.stream(), Stream.of(url)).toList(), number,
                standing), Duration.ZERO);
    }

    private Optional<URI> resolve(String location) {
        try {
            return Optional.of(location).filter(where -> !where.isBlank()).map(url::resolve).map(Urls::ascii)
                    .filter(to -> Urls.isHttp(to) && to.getHost() != null).map(Urls::withoutUserInfo);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isHttps(URI url) {
        return "https".equals(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT));
    }

    /**
     * Says what to do about a failure: of the connection, of the body, of the disk.
     *
     * @param now what stands of the file after it
     * @throws CancellationException if the failure is that somebody called the download off; its step is then cancelled
     */
    public Outcome failed(Throwable failure, Standing now) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CancellationException) {
                step.close();
                throw (CancellationException) new CancellationException(file.name() + " called off").initCause(failure);
            }
        }
        String reason = Reasons.of(failure, terms.patience(), now);
        return Reasons.mayPass(failure) ? again(reason, Optional.empty(), now) : given(reason, now);
    }

    private Outcome again(String reason, Optional<Duration> told, Standing now) {
        if (number > terms.patience().retries()) {
            return given(reason, now);
        }
        Duration pause = told.map(wait -> shorter(wait, terms.patience().longestRetryAfter()))
                .orElseGet(() -> terms.patience().after(number, jitter()));
        step.note(DownloadSpec.NOTES + "attempt " + (number + 1) + " in " + pause.toMillis() + " ms, after: " + reason + after());
        return new Again(new Attempt(file, terms, step, file.url(), List.of(), number + 1, now), pause);
    }

    private SplittableRandom jitter() {
        return new SplittableRandom(terms.seed() + 31L * file.name().hashCode() + number);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Outcome refused(String reason) {
        return given(reason, standing);
    }

    private Outcome given(String reason, Standing now) {
        long kept = terms.resume() && now.resumable() ? now.bytes() : 0;
        String tried = number == 1 ? "" : " (" + number + " attempts)";
        String rest = kept == 0 ? "" : "; " + kept + " bytes are kept for a later run";
        String whole = reason + after() + tried + rest;
        step.fail(whole);
        return new Ended(new FileResult.Failed(file, whole, number, kept));
    }

    Outcome saved(Part.Whole whole) {
        step.note(DownloadSpec.SAVED + whole.bytes() + " sha256=" + whole.sha256() + " attempts=" + number);
        step.finish();
        return new Ended(new FileResult.Saved(file, whole.bytes(), whole.sha256(), number));
    }

    private static String status(Reply reply) {
        return "HTTP " + reply.status() + Statuses.phrase(reply.status());
    }

    private String after() {
        return chain.isEmpty() ? ""
                : Stream.concat(chain.stream(), Stream.of(url)).map(Urls::shown).collect(Collectors.joining(" → ", " (", ")"));
    }

    @Override
    public String toString() {
        return "attempt " + number + " of " + file + ", at " + Urls.shown(url) + after() + ", " + standing;
    }
}
