package brigade.common.check;

import brigade.common.check.LinkResult.Broken;
import brigade.common.http.Proxies;
import brigade.common.http.Urls;
import brigade.common.http.WebAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which links to check.
 *
 * @param links those to ask for, in input order
 * @param bad those known to be broken beforehand, in input order: they are no http or https URLs
 * @param atMost how many may be in flight at once; at least 1
 */
public record CheckPlan(List<Link> links, List<Broken> bad, int atMost) {

    /** Copies the lists. */
    public CheckPlan {
        links = List.copyOf(links);
        bad = List.copyOf(bad);
        if (atMost < 1) {
            throw new IllegalArgumentException("at most " + atMost + " links at once is none; write 1 or more");
        }
    }

    /** Returns the plan of checking all of these without a proxy, with a timeout for each. */
    public static CheckPlan of(List<String> urls, int atMost, Duration timeout) {
        return of(urls, atMost, timeout, Proxies.none());
    }

    /** Returns the plan of checking all of these, with a timeout for each. */
    public static CheckPlan of(List<String> urls, int atMost, Duration timeout, Proxies proxies) {
        List<Link> links = new ArrayList<>();
        List<Broken> bad = new ArrayList<>();
        for (int line = 1; line <= urls.size(); line++) {
            String url = urls.get(line - 1);
            try {
                WebAddress address = WebAddress.parse(url);
                links.add(new Link(line, address, proxies.before(address), timeout));
            } catch (IllegalArgumentException e) {
                bad.add(new Broken(line, Urls.masked(url), String.valueOf(e.getMessage())));
            }
        }
        return new CheckPlan(links, bad, atMost);
    }

    /** Returns the results of all lines in input order: those of the links, in whatever order they come, and those known beforehand. */
    public List<LinkResult> inOrder(Collection<LinkResult> results) {
        return Stream.concat(results.stream(), bad.stream()).sorted(Comparator.comparingInt(LinkResult::line)).toList();
    }

    /** Returns how many may be in flight at once in this plan: no more than it has links. */
    public int width() {
        return Math.max(1, Math.min(atMost, links.size()));
    }
}
