package brigade.common.pitfall;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the JVM itself knows of a deadlock: threads that wait for locks in a cycle. It knows platform threads only, not virtual ones. */
final class LockCycle {

    private LockCycle() {}

    /** Returns "ThreadMXBean: first-cook waits for a lock that second-cook holds; ..."; empty if the JVM sees no cycle. */
    static String inThisJvm() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] cycle = threads.findDeadlockedThreads();
        if (cycle == null) {
            return "";
        }
        return Arrays.stream(threads.getThreadInfo(cycle)).filter(Objects::nonNull).map(LockCycle::words)
                .collect(Collectors.joining("; ", "ThreadMXBean: ", ""));
    }

    private static String words(ThreadInfo thread) {
        return thread.getThreadName() + " waits for a lock that " + thread.getLockOwnerName() + " holds";
    }
}
