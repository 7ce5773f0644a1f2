package brigade.benchmarks.download;

import java.util.Arrays;
import java.util.List;

/**
 * What one contestant took for one load; lists are empty where it was not measured.
 *
 * @param coldMillis whole processes, each round's
 * @param cachedMillis whole processes with an AOT cache, each round's
 * @param warmMillis the tenth round in one process, each process's
 */
record Times(List<Double> coldMillis, List<Double> cachedMillis, List<Double> warmMillis) {

    /** Returns the middle one; not-a-number if there is none. */
    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? Double.NaN
                : Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1).average().orElseThrow();
    }
}
