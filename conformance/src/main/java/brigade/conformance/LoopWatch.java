package brigade.conformance;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Watches the threads that call themselves event loops, from outside: it reads their stacks and CPU times every few milliseconds. A
 * loop is blocked when, longer than {@link #LONGEST} without a return to its idle place, it waits inside a handler or computes in one.
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

    private record Busy(long sinceNanos, long cpuNanos, int waits, int looks) {}

    static LoopWatch start() {
        LoopWatch watch = new LoopWatch();
        watch.sampler.start();
        return watch;
    }

    private void sample() {
        while (open) {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().contains("eventloop")) {
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
        StackTraceElement[] stack = thread.getStackTrace();
        Thread.State state = thread.getState();
        long now = System.nanoTime();
        long cpu = threads.getThreadCpuTime(thread.threadId());
        if (stack.length == 0
                || Arrays.stream(stack).anyMatch(frame -> IDLE.contains(frame.getClassName() + "." + frame.getMethodName()))) {
            busy.remove(thread.threadId());
            return;
        }
        boolean waits = state != Thread.State.RUNNABLE;
        Busy since = busy.getOrDefault(thread.threadId(), new Busy(now, cpu, 0, 0));
        busy.put(thread.threadId(),
                new Busy(since.sinceNanos(), since.cpuNanos(), since.waits() + (waits ? 1 : 0), since.looks() + 1));
        boolean waited = now - since.sinceNanos() > LONGEST.toNanos() && waits && since.waits() == since.looks()
                && since.looks() > 3;
        boolean computed = cpu - since.cpuNanos() > LONGEST.toNanos();
        if ((waited || computed) && blocked.isEmpty()) {
            StringBuilder where = new StringBuilder();
            Arrays.stream(stack).limit(15).forEach(frame -> where.append("\n        at ").append(frame));
            blocked = "the loop '" + thread.getName() + "' " + (waited ? "waits" : "computes") + " in a handler for more than "
                    + LONGEST.toMillis()
                    + " ms:" + where;
        }
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
