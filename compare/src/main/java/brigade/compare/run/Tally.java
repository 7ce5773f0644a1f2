package brigade.compare.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Samples of a process tree, added up. A process that has ended keeps counting with the CPU time that was last seen. */
final class Tally {
    private final Map<Long, Long> cpuMillis = new HashMap<>();
    private int peakThreads;
    private long peakMemoryBytes;

    /** One process at one moment. */
    record Sample(long pid, int threads, long residentBytes, long cpuMillis) {}

    /** Adds what all processes of the tree were at one moment. */
    void add(List<Sample> moment) {
        moment.forEach(sample -> cpuMillis.merge(sample.pid(), sample.cpuMillis(), Math::max));
        peakThreads = Math.max(peakThreads, moment.stream().mapToInt(Sample::threads).sum());
        peakMemoryBytes = Math.max(peakMemoryBytes, moment.stream().mapToLong(Sample::residentBytes).sum());
    }

    /** Returns the figures so far. */
    Figures figures() {
        return new Figures(peakThreads, cpuMillis.size(), peakMemoryBytes,
                cpuMillis.values().stream().mapToLong(Long::longValue).sum());
    }
}
