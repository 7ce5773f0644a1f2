package brigade.benchmarks.download;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one contestant took for one load; lists are empty where it was not measured.
 *
 * @param coldMillis whole processes, each round's; ours with the AOT cache that the launcher uses
 * @param uncachedMillis whole processes without the cache
 * @param smallHeapMillis whole processes in a heap of 64 MiB
 * @param warmMillis the last of the rounds in one process
 */
record Times(List<Double> coldMillis, List<Double> uncachedMillis, List<Double> smallHeapMillis, List<Double> warmMillis) {

    /** Returns no times yet. */
    static Times none() {
        return new Times(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** Returns the middle one; not-a-number if there is none. */
    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? Double.NaN
                : Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1).average().orElseThrow();
    }
}
