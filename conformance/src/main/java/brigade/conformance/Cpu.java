package brigade.conformance;

import java.time.Duration;
import java.util.stream.Stream;

/** How much CPU time this JVM and its children use, as the operating system counts it. */
final class Cpu {

    private Cpu() {}

    /**
     * Measures so many stretches of that length, one after another, and returns the least that was used in one: a compiler or a
     * collector may work in some, but who waits by asking again and again works in all.
     */
    static Duration leastOver(Duration stretch, int times) throws InterruptedException {
        Duration least = Duration.ofDays(1);
        for (int i = 0; i < times; i++) {
            Duration before = used();
            Thread.sleep(stretch);
            Duration spent = used().minus(before);
            least = spent.compareTo(least) < 0 ? spent : least;
        }
        return least;
    }

    private static Duration used() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
