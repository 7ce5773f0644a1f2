package brigade.compare.run;

/**
 * What a process and its descendants needed, as the operating system counts it: the JVMs' start and their own threads included.
 *
 * @param peakThreads the most threads at one moment, all processes together; virtual threads are none of the system's
 * @param processes how many processes there were, over the whole run
 * @param peakMemoryBytes the most resident memory at one moment, all processes together; pages that they share count in each
 * @param cpuMillis the CPU time of all processes, user and system
 */
public record Figures(int peakThreads, int processes, long peakMemoryBytes, double cpuMillis) {}
