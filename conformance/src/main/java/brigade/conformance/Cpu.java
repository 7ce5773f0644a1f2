package brigade.conformance;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** How much CPU time this JVM and its children use, as the operating system counts it. */
final class Cpu {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Cpu() {}

    /**
     * Measures stretches, one after another, until less than {@code allowed} was used in one, but no more than so many, and returns
     * the least: a compiler or a collector may work in some, but who waits by asking again and again works in all.
     *
     * <p>On a busy machine nobody burns much, whoever asks again and again included. So a witness spins beside the measurement, and
     * a stretch is not over before it has burnt twice what is allowed: so much was to be had. What it burnt does not count.
     */
    static Duration leastOver(Duration stretch, int times, Duration allowed) throws InterruptedException {
        Duration least = Duration.ofDays(1);
        for (int i = 0; i < times && least.compareTo(allowed) >= 0; i++) {
            Duration spent = over(stretch, allowed.multipliedBy(2));
            least = spent.compareTo(least) < 0 ? spent : least;
        }
        return least;
    }

    private static Duration over(Duration stretch, Duration toBeHad) throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong burntNanos = new AtomicLong();
        Duration before = used();
        Thread witness = Thread.ofPlatform().daemon().name("witness of the CPU").start(() -> {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            while (!enough.get() && burntNanos.get() < toBeHad.toNanos()) {
                burntNanos.set(threads.getCurrentThreadCpuTime());
            }
        });
        try {
            Thread.sleep(stretch);
            witness.join(LONGEST);
        } finally {
            enough.set(true);
        }
        witness.join();
        return used().minus(before).minusNanos(burntNanos.get());
    }

    private static Duration used() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
