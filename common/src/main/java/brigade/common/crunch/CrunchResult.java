package brigade.common.crunch;

import java.util.List;

/**
 * How many primes were found.
 *
 * @param counts how many in each chunk, in the order of the plan
 */
public record CrunchResult(List<Long> counts) {

    /** Copies the list. */
    public CrunchResult {
        counts = List.copyOf(counts);
    }

    /** Returns how many primes there are in all chunks. */
    public long primes() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
