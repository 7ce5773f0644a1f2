package brigade.common.download;

import brigade.common.download.Verdict.Follow;
import brigade.common.download.Verdict.Refuse;
import brigade.common.download.Verdict.Save;
import brigade.common.http.Statuses;
import brigade.common.journal.Step;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One request for a file, and what its reply means: the policy that every model follows. Pure: no I/O and no clock.
 *
 * @param file the file it is for
 * @param url where to ask
 * @param chain where was asked before and led here, oldest first
 * @param step the file's step, for what is worth noting
 */
public record Attempt(Fetch file, URI url, List<URI> chain, Step step) {

    /** Copies the chain. */
    public Attempt {
        chain = List.copyOf(chain);
    }

    /** Says what to do about the reply to this request. */
    public Verdict judge(Reply reply) {
        return switch (reply.status()) {
            case 200 -> new Save(file, reply.length(), step);
            case 301, 302, 303, 307, 308 -> redirect(reply);
            default -> new Refuse("HTTP " + reply.status() + Statuses.phrase(reply.status()) + after());
        };
    }

    private Verdict redirect(Reply reply) {
        if (chain.size() >= DownloadSpec.MAX_REDIRECTS) {
            return new Refuse("more than " + DownloadSpec.MAX_REDIRECTS + " redirects" + after());
        }
        Optional<URI> to = reply.location().flatMap(this::resolve);
        if (to.isEmpty()) {
            return new Refuse("HTTP " + reply.status() + " leads nowhere: " + reply.location().orElse("no Location") + after());
        }
        if (isHttps(url) && !isHttps(to.get())) {
            return new Refuse("a redirect from https down to plain http: " + to.get() + after());
        }
        return new Follow(new Attempt(file, to.get(), Stream.concat(chain.stream(), Stream.of(url)).toList(), step));
    }

    private Optional<URI> resolve(String location) {
        try {
            return Optional.of(location).filter(where -> !where.isBlank()).map(url::resolve).map(DownloadPlan::ascii)
                    .filter(to -> DownloadPlan.isHttp(to) && to.getHost() != null);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isHttps(URI url) {
        return "https".equals(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT));
    }

    private String after() {
        if (chain.isEmpty()) {
            return "";
        }
        List<URI> all = new ArrayList<>(chain);
        all.add(url);
        return all.stream().map(URI::toString).collect(Collectors.joining(" → ", " (", ")"));
    }
}
