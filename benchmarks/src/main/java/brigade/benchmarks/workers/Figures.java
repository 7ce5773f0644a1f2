package brigade.benchmarks.workers;

/**
 * What was measured of one way to have worker processes; not-a-number where it was not.
 *
 * @param name whose
 * @param firstReplyMillis from opening a pool to the first reply of its first worker, median
 * @param roundTripMicros of a tiny task to a waiting worker, median
 * @param tasksPerSecond tiny tasks, submitted at once, to two workers
 * @param echoMebibytesPerSecond of 1 MiB there and back, counted once
 * @param residentMebibytes of an idle worker that has replied
 * @param proportionalMebibytes the same, with shared pages divided among those who share them
 * @param replacedMillis from the SIGKILL of an idle worker to the next one's reply, median
 * @param speedUp of eight computing tasks, two workers against one
 */
public record Figures(String name, double firstReplyMillis, double roundTripMicros, double tasksPerSecond,
        double echoMebibytesPerSecond,
        double residentMebibytes, double proportionalMebibytes, double replacedMillis, double speedUp) {}
