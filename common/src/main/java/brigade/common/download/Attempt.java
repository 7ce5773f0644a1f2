package brigade.common.download;

import brigade.common.download.Verdict.Again;
import brigade.common.download.Verdict.Ended;
import brigade.common.download.Verdict.Outcome;
import brigade.common.download.Verdict.Save;
import brigade.common.http.Cookies;
import brigade.common.http.Head;
import brigade.common.http.Header;
import brigade.common.http.Proxies.Proxy;
import brigade.common.http.Request;
import brigade.common.http.RequestFailure;
import brigade.common.http.Statuses;
import brigade.common.http.Timeouts;
import brigade.common.http.Urls;
import brigade.common.http.WebAddress;
import brigade.common.journal.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
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
 * @param way how it was led there
 * @param count how often the file has been tried
 * @param standing what stands of the file already, and is not asked for again
 */
public record Attempt(Fetch file, Terms terms, Step step, WebAddress url, Way way, Count count, Standing standing) {
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final Pattern GZIP_NAMES = Pattern.compile("(?i)\\.(gz|tgz|svgz)$");
    private static final Set<Integer> NEVER = Set.of(501, 505, 506, 508, 510, 511);

    /**
     * How a request was led to where it asks.
     *
     * @param chain where was asked before and led here by redirects, oldest first
     * @param cookies what was set on the way
     */
    public record Way(List<WebAddress> chain, Cookies cookies) {
        private static final Way STRAIGHT = new Way(List.of(), Cookies.none());

        /** Copies the list. */
        public Way {
            chain = List.copyOf(chain);
        }
    }

    /**
     * How often a file has been tried.
     *
     * @param number how many times, with this one; the first is 1
     * @param fruitless how many of them in a row, with this one, have brought no byte that was not there before
     * @param most how many bytes have stood at most
     */
    public record Count(int number, int fruitless, long most) {

        private Count next(Standing now) {
            boolean progress = brought(now);
            return new Count(number + 1, progress ? 1 : fruitless + 1, progress ? now.bytes() : most);
        }

        private boolean brought(Standing now) {
            return now.resumable() && now.bytes() > most;
        }
    }

    /** Returns the first request for the file, as part of the step. */
    public static Attempt first(Fetch file, Terms terms, Step step) {
        Standing leftover = terms.resume() ? file.leftover() : Standing.NONE;
        return new Attempt(file, terms, step, file.url(), Way.STRAIGHT, new Count(1, 1, leftover.bytes()), leftover);
    }

    /** Returns the request, as it is sent. */
    public Request request() {
        return new Request(url, proxy(url), headers());
    }

    /** Returns how long it may take. */
    public Timeouts timeouts() {
        return Timeouts.of(terms.patience().connect(), terms.patience().idle());
    }

    private Optional<Proxy> proxy(WebAddress address) {
        return terms.route().proxies().before(address);
    }

    /** Returns the headers to send: no credential goes to another host than the one it was given for (rule D18). */
    private List<Header> headers() {
        boolean home = url.sameOrigin(file.url());
        List<Header> headers = new ArrayList<>();
        for (Header own : terms.route().headers()) {
            if (home || own.isHarmless()) {
                headers.add(own);
            }
        }
        if (home) {
            file.authorization().filter(_ -> headers.stream().noneMatch(own -> own.is("Authorization"))).ifPresent(headers::add);
        }
        if (headers.stream().noneMatch(own -> own.is("Cookie"))) {
            way.cookies().header(url).ifPresent(headers::add);
        }
        if (asksForRest()) {
            headers.add(new Header("Range", "bytes=" + standing.offset() + "-"));
            headers.add(new Header("If-Range", standing.validator()));
        }
        return headers;
    }

    private boolean asksForRest() {
        return standing.resumable();
    }

    /** Says what to do about the answer to this request. */
    public Verdict judge(Head head) {
        return judge(Reply.of(head));
    }

    Verdict judge(Reply reply) {
        return switch (reply.status()) {
            case 200 -> whole(reply);
            case 206 -> asksForRest() ? rest(reply) : refused(status(reply));
            case 416 -> asksForRest() ? fromStart("the server has no such range") : refused(status(reply));
            case 301, 302, 303, 307, 308 -> redirect(reply);
            case 408, 425, 429 -> again(status(reply), reply.retryAfter(), standing);
            default -> isPassing(reply.status()) ? again(status(reply), reply.retryAfter(), standing) : refused(status(reply));
        };
    }

    /** RFC 9110, 15: a status that nobody knows counts as the x00 of its class; some 5xx say that it will never be otherwise. */
    private static boolean isPassing(int status) {
        return status / 100 == 5 && !NEVER.contains(status);
    }

    private Verdict whole(Reply reply) {
        if (reply.coding().isPresent() && !isFileOf(reply.coding().get(), file.name())) {
            return refused("it comes with Content-Encoding " + reply.coding().get() + ", although it was asked for as it is");
        }
        if (asksForRest() && reply.confirms(standing.validator()) && reply.length().isPresent()
                && standing.total() != Standing.UNKNOWN && reply.length().get() != standing.total()) {
            return fromStart("the server sent another length than the same content had"); // Perhaps the rest, as if it were the whole.
        }
        if (asksForRest()) {
            step.note(DownloadSpec.NOTES + "from the start: the content has changed, or the server has no ranges");
        }
        long length = reply.length().orElse(Standing.UNKNOWN);
        return save(0, length, length, reply.validator());
    }

    /** Many servers say of a file that it is coded because it is a .gz: then its bytes are what was asked for. */
    private static boolean isFileOf(String coding, String name) {
        return GZIP.contains(coding) && GZIP_NAMES.matcher(name).find();
    }

    /** A range counts only if it is the one asked for, of the content that the part's bytes are from: or two contents would be mixed. */
    private Verdict rest(Reply reply) {
        Optional<Reply.Range> range = reply.range();
        long offset = standing.offset();
        if (range.isEmpty() || range.get().first() != offset) {
            return fromStart("the server sent another range than it was asked for");
        }
        if (reply.coding().isPresent()) {
            return fromStart("the rest comes with Content-Encoding " + reply.coding().get());
        }
        if (reply.length().isPresent() && reply.length().get() != range.get().last() - offset + 1) {
            return fromStart("the server sent another length than its range has");
        }
        if (!reply.confirms(standing.validator())
                || (standing.total() != Standing.UNKNOWN && range.get().total() != standing.total())) {
            return fromStart("the content has changed");
        }
        step.note(DownloadSpec.NOTES + DownloadSpec.GOES_ON + offset);
        return save(offset, range.get().last() + 1, range.get().total(), standing.validator());
    }

    private Verdict save(long offset, long end, long total, String validator) {
        if (total != Standing.UNKNOWN && total > terms.limits().bytes()) {
            return refused(Reasons.tooLarge(total, terms.limits().bytes()));
        }
        if (total != Standing.UNKNOWN) {
            step.note(DownloadSpec.EXPECTS + total);
        }
        return new Save(this, offset, end, total, terms.resume() ? validator : "");
    }

    private Outcome fromStart(String why) {
        step.note(DownloadSpec.NOTES + "from the start: " + why);
        return new Again(new Attempt(file, terms, step, file.url(), Way.STRAIGHT, count, Standing.NONE), Duration.ZERO);
    }

    private Outcome redirect(Reply reply) {
        if (way.chain().size() >= DownloadSpec.MAX_REDIRECTS) {
            return refused("more than " + DownloadSpec.MAX_REDIRECTS + " redirects");
        }
        try {
            WebAddress to = url.resolve(reply.location().orElse(""));
            if (url.isHttps() && !to.isHttps()) {
                return refused("a redirect from https down to plain http: " + Urls.shown(to));
            }
            Optional<Proxy> _ = proxy(to); // It may be one that cannot be used.
            Way longer = new Way(Stream.concat(way.chain().stream(), Stream.of(url)).toList(),
                    way.cookies().and(url, reply.cookies()));
            return new Again(new Attempt(file, terms, step, to, longer, count, standing), Duration.ZERO);
        } catch (IllegalArgumentException e) {
            return refused("HTTP " + reply.status() + " leads nowhere: "
                    + reply.location().map(where -> Urls.masked(where) + " (" + e.getMessage() + ")").orElse("no Location"));
        }
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
        if (!Reasons.mayPass(failure)) {
            return given(reason, now);
        }
        boolean inOrder = RequestFailure.in(failure).isEmpty() && count.brought(now); // a range that is shorter than asked for
        return again(reason, inOrder ? Optional.of(Duration.ZERO) : Optional.empty(), now);
    }

    private Outcome again(String reason, Optional<Duration> told, Standing now) {
        boolean progress = count.brought(now) && terms.patience().retries() > 0;
        if (!progress && count.fruitless() > terms.patience().retries()) {
            return given(reason, now);
        }
        Count next = count.next(now);
        Duration pause = told.map(wait -> shorter(wait, terms.patience().longestRetryAfter()))
                .orElseGet(() -> terms.patience().after(progress ? 1 : count.fruitless(), jitter()));
        step.note(DownloadSpec.NOTES + "attempt " + next.number() + " in " + pause.toMillis() + " ms, after: " + reason + after());
        return new Again(new Attempt(file, terms, step, file.url(), Way.STRAIGHT, next, now), pause);
    }

    private SplittableRandom jitter() {
        return new SplittableRandom(terms.seed() + 31L * file.name().hashCode() + count.number());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Outcome refused(String reason) {
        return given(reason, standing);
    }

    private Outcome given(String reason, Standing now) {
        long kept = terms.resume() && now.resumable() ? now.bytes() : 0;
        String tried = count.number() == 1 ? "" : " (" + count.number() + " attempts)";
        String rest = kept == 0 ? "" : "; " + kept + " bytes are kept for a later run";
        String whole = reason + after() + tried + rest;
        step.fail(whole);
        return new Ended(new FileResult.Failed(file, whole, count.number(), kept));
    }

    Outcome saved(Part.Whole whole) {
        step.note(DownloadSpec.SAVED + whole.bytes() + " sha256=" + whole.sha256() + " attempts=" + count.number());
        step.finish();
        return new Ended(new FileResult.Saved(file, whole.bytes(), whole.sha256(), count.number()));
    }

    private static String status(Reply reply) {
        return "HTTP " + reply.status() + Statuses.phrase(reply.status());
    }

    private String after() {
        return way.chain().isEmpty() ? ""
                : Stream.concat(way.chain().stream(), Stream.of(url)).map(Urls::shown)
                        .collect(Collectors.joining(" → ", " (", ")"));
    }

    @Override
    public String toString() {
        return "attempt " + count.number() + " of " + file + ", at " + Urls.shown(url) + after() + ", " + standing;
    }
}
