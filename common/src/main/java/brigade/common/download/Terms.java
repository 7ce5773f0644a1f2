package brigade.common.download;

import java.util.concurrent.ThreadLocalRandom;

/**
 * What all downloads of a plan have in common.
 *
 * @param patience how long and how often a download is waited for
 * @param limits how much is taken at most
 * @param route how requests reach their servers
 * @param resume whether a download goes on where an earlier one, or its own last attempt, stopped
 * @param overwrite whether a file that stands under the final name is replaced, when the new one is whole
 * @param fsync whether a file's bytes are on the disk before it gets its final name, and survive a power failure
 * @param seed where the jitter begins; another one for each plan, or clients that failed together would come back together
 */
public record Terms(Patience patience, Limits limits, Route route, boolean resume, boolean overwrite, boolean fsync,
        long seed) {

    /** Returns the terms of a download that nobody says more of. */
    public static Terms standard() {
        return new Terms(Patience.standard(), Limits.none(), Route.direct(), true, false, false,
                ThreadLocalRandom.current().nextLong());
    }

    /** Returns these, with that patience. */
    public Terms patience(Patience patience) {
        return new Terms(patience, limits, route, resume, overwrite, fsync, seed);
    }

    /** Returns these, with those limits. */
    public Terms limits(Limits limits) {
        return new Terms(patience, limits, route, resume, overwrite, fsync, seed);
    }

    /** Returns these, by that route. */
    public Terms route(Route route) {
        return new Terms(patience, limits, route, resume, overwrite, fsync, seed);
    }

    /** Returns these, going on where something stopped, or always from the start. */
    public Terms resume(boolean resume) {
        return new Terms(patience, limits, route, resume, overwrite, fsync, seed);
    }

    /** Returns these, replacing what stands under a final name, or refusing to. */
    public Terms overwrite(boolean overwrite) {
        return new Terms(patience, limits, route, resume, overwrite, fsync, seed);
    }

    /** Returns these, with each file on the disk before it gets its final name, or when the operating system pleases. */
    public Terms fsync(boolean fsync) {
        return new Terms(patience, limits, route, resume, overwrite, fsync, seed);
    }
}
