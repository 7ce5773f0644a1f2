package brigade.common.crunch;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What is to be computed: how many primes there are up to a number, in chunks of consecutive numbers.
 *
 * @param upTo the last number, at least 2
 * @param chunks in how many chunks, from 1 to {@code upTo}
 * @param atMost how many chunks may be under way at once, at least 1
 */
public record CrunchPlan(long upTo, int chunks, int atMost) {

    /** Checks the numbers. */
    public CrunchPlan {
        if (upTo < 2 || chunks < 1 || chunks > upTo || atMost < 1) {
            throw new IllegalArgumentException("no such plan: " + chunks + " chunks up to " + upTo + ", " + atMost + " at once");
        }
    }

    /** Returns the chunks, which differ in length by one at most. The later a chunk, the longer it takes: large numbers do. */
    public List<Chunk> all() {
        return IntStream.range(0, chunks).mapToObj(index -> new Chunk(index + 1, first(index), first(index + 1) - 1)).toList();
    }

    private long first(int index) {
        return 1 + upTo / chunks * index + upTo % chunks * index / chunks;
    }

    /** Returns how many chunks can be under way at once at all. */
    public int width() {
        return Math.min(atMost, chunks);
    }
}
