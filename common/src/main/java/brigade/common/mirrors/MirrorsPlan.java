package brigade.common.mirrors;

import brigade.common.http.Proxies;
import brigade.common.http.Urls;
import brigade.common.http.WebAddress;
import brigade.common.text.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which mirrors race.
 *
 * @param race the race of all
 */
public record MirrorsPlan(Group race) {

    /**
     * Returns the plan of a race between groups, and single mirrors. Groups come first, and their mirrors are numbered first.
     *
     * @param groups groups of URLs, each a race of its own
     * @param urls single mirrors
     * @param timeout how long each mirror may take
     * @param hedgeAfter how long to wait before the next one starts, in every race; zero for all at once
     * @throws IllegalArgumentException if a URL is none, or there is none at all; the message says which and why
     */
    public static MirrorsPlan of(List<List<String>> groups, List<String> urls, Duration timeout, Duration hedgeAfter) {
        return of(groups, urls, timeout, hedgeAfter, Proxies.none());
    }

    /** Returns such a plan, behind these proxies. */
    public static MirrorsPlan of(List<List<String>> groups, List<String> urls, Duration timeout, Duration hedgeAfter,
            Proxies proxies) {
        List<Contender> contenders = new ArrayList<>();
        int number = 0;
        for (List<String> group : groups) {
            List<Contender> members = new ArrayList<>();
            for (String url : group) {
                members.add(mirror(++number, url, timeout, proxies));
            }
            contenders.add(new Group(members, hedgeAfter));
        }
        for (String url : urls) {
            contenders.add(mirror(++number, url, timeout, proxies));
        }
        return new MirrorsPlan(new Group(contenders, hedgeAfter));
    }

    private static Mirror mirror(int number, String url, Duration timeout, Proxies proxies) {
        try {
            WebAddress address = WebAddress.parse(url);
            return new Mirror(number, address, proxies.before(address), timeout);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    Printable.line(Urls.masked(url)) + ": " + e.getMessage(), e);
        }
    }

    /** Returns how many mirrors there are, and so how many connections there may be at once. */
    public int mirrors() {
        return race.mirrors();
    }
}
