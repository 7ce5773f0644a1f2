package brigade.conformance;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Watches the threads that call themselves event loops, from outside: it reads their stacks and CPU times every few milliseconds. A
 * loop is blocked when, longer than {@link #LONGEST}, the same call of the model's own code stands on its stack, and waits or computes.
 * A loop that could run and does not get a core is not blocked: waiting and CPU time are counted, not the clock.
 */
final class LoopWatch implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofMillis(2);

    /** Where a loop's thread stands when it waits for work: in a selector, or in its queue. */
    private static final Set<String> IDLE = Set.of("sun.nio.ch.SelectorImpl.select", "sun.nio.ch.SelectorImpl.lockAndDoSelect",
            "io.netty.channel.nio.NioIoHandler.select", "io.netty.channel.epoll.Native.epollWait",
            "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue.take",
            "java.util.concurrent.ThreadPoolExecutor.getTask",
            "java.util.concurrent.LinkedBlockingQueue.take");

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Long, Busy> busy = new HashMap<>();
    private final Thread sampler = Thread.ofPlatform().daemon().name("g4-sampler").unstarted(this::sample);
    private volatile boolean open = true;
    private volatile boolean sawLoop;
    private volatile String blocked = "";

    /** What is no handler of a model's own: the loop itself, and the libraries that call handlers. */
    private static final List<String> LIBRARIES = List.of("java.", "jdk.", "sun.", "io.netty.", "io.vertx.", "io.reactivex.",
            "org.reactivestreams.");

    private record Busy(long sinceNanos, long cpuNanos, boolean waits, List<String> common) {}

    static LoopWatch start() {
        LoopWatch watch = new LoopWatch();
        watch.sampler.start();
        return watch;
    }

    private void sample() {
        while (open) {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().toLowerCase(Locale.ROOT).contains("eventloop")) {
                    sawLoop = true;
                    look(thread);
                }
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void look(Thread thread) {
        List<String> stack = Arrays.stream(thread.getStackTrace()).map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .toList().reversed();
        boolean waits = thread.getState() != Thread.State.RUNNABLE;
        long now = System.nanoTime();
        long cpu = threads.getThreadCpuTime(thread.threadId());
        if (stack.isEmpty() || stack.stream().anyMatch(IDLE::contains)) {
            busy.remove(thread.threadId());
            return;
        }
        Busy since = busy.get(thread.threadId());
        List<String> common = since == null ? stack : commonStart(since.common(), stack);
        boolean sameHandler = common.stream().anyMatch(frame -> LIBRARIES.stream().noneMatch(frame::startsWith));
        if (since == null || !sameHandler) {
            busy.put(thread.threadId(), new Busy(now, cpu, waits, stack));
            return;
        }
        boolean waitsStill = since.waits() && waits;
        busy.put(thread.threadId(), new Busy(since.sinceNanos(), since.cpuNanos(), waitsStill, common));
        boolean waited = waitsStill && now - since.sinceNanos() > LONGEST.toNanos();
        boolean computed = cpu - since.cpuNanos() > LONGEST.toNanos();
        if ((waited || computed) && blocked.isEmpty()) {
            blocked = "the loop '" + thread.getName() + "' " + (waited ? "waits" : "computes") + " in one handler for more than "
                    + LONGEST.toMillis() + " ms:\n        at " + String.join("\n        at ", common.reversed());
        }
    }

    private static List<String> commonStart(List<String> one, List<String> other) {
        int length = 0;
        while (length < Math.min(one.size(), other.size()) && one.get(length).equals(other.get(length))) {
            length++;
        }
        return one.subList(0, length);
    }

    /** Returns where a loop was blocked; empty if none was. */
    Optional<String> blocked() {
        return blocked.isEmpty() ? Optional.empty() : Optional.of(blocked);
    }

    /** Returns whether there was any loop to watch. */
    boolean sawLoop() {
        return sawLoop;
    }

    @Override
    public void close() {
        open = false;
        try {
            sampler.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
