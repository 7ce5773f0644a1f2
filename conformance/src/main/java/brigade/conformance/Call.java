package brigade.conformance;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A call of a model that may still be going on, made by a thread of its own, which the kit can interrupt. What the journal says can
 * be waited for, so that a test needs no sleep.
 *
 * @param <R> what the call returns
 */
public final class Call<R> {
    /** What a step says that fails in a way nobody expects. */
    static final String UNEXPECTED = "the pen broke";

    private static final Duration ABANDONED_FOR = Duration.ofSeconds(3);

    private final List<Event> seen = new ArrayList<>(); // guarded by itself
    private final Journal journal = Journal.open(this::see);
    private final AtomicReference<@Nullable R> result = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    private final AtomicBoolean flagLeft = new AtomicBoolean();
    private final long startedNanos = System.nanoTime();
    private final Phase failing;
    private final int failingAt;
    private final AtomicInteger reached = new AtomicInteger();
    private final Thread caller;
    private volatile long endedNanos;
    private volatile int eventsAtEnd;

    /** What is called. */
    interface Body<R> {
        R with(Journal journal) throws InterruptedException;
    }

    /**
     * Makes the call.
     *
     * @param interruptedBefore whether its caller was interrupted before
     * @param failing the phase that a step is to reach when it throws what nobody expects
     * @param failingAt which of the steps that reach it throws; 0 for none
     */
    Call(Body<R> body, boolean interruptedBefore, Phase failing, int failingAt) {
        this.failing = failing;
        this.failingAt = failingAt;
        caller = Thread.ofPlatform().name("caller").start(() -> {
            if (interruptedBefore) {
                Thread.currentThread().interrupt();
            }
            try {
                result.set(body.with(journal));
            } catch (Throwable e) {
                thrown.set(e);
            } finally {
                endedNanos = System.nanoTime();
                eventsAtEnd = journal.events().size();
                flagLeft.set(Thread.interrupted());
            }
        });
    }

    private void see(Event event) {
        synchronized (seen) {
            seen.add(event);
            seen.notifyAll();
        }
        if (event.phase() == failing && reached.incrementAndGet() == failingAt) {
            throw new IllegalStateException(UNEXPECTED);
        }
    }

    /** Waits until the journal has so many events like that; returns whether it came to be in time. */
    boolean await(int count, Predicate<Event> like, Duration atMost) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + atMost.toNanos();
        synchronized (seen) {
            while (seen.stream().filter(like).count() < count) {
                long leftNanos = deadlineNanos - System.nanoTime();
                if (leftNanos <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(seen, leftNanos);
            }
        }
        return true;
    }

    /** Waits until the step has reached the phase; returns whether it did in time. */
    boolean await(String step, Phase phase, Duration atMost) throws InterruptedException {
        return await(1, event -> event.is(step, phase), atMost);
    }

    /** Interrupts the caller; returns when, for {@link #tookSince}. */
    long interrupt() {
        long now = System.nanoTime();
        caller.interrupt();
        return now;
    }

    /** Returns how long after that the call ended. */
    Duration tookSince(long nanos) {
        return Duration.ofNanos(endedNanos - nanos);
    }

    /** Returns whether the caller was left with its interrupt status set. */
    boolean leftInterrupted() {
        return flagLeft.get();
    }

    /** Waits for the end; empty if it does not come in time. */
    Optional<Run<R>> end(Duration atMost) throws InterruptedException {
        if (!caller.join(atMost)) {
            return Optional.empty();
        }
        return Optional.of(new Run<>(Optional.ofNullable(result.get()), Optional.ofNullable(thrown.get()),
                Duration.ofNanos(endedNanos - startedNanos), caller.threadId(), journal.events()));
    }

    /** Interrupts a call that nobody waits for any more, and gives it a moment to end. */
    void abandon() {
        if (caller.isAlive()) {
            caller.interrupt();
            try {
                boolean _ = caller.join(ABANDONED_FOR);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns whether a step has thrown what nobody expects; it does not if there were fewer steps. */
    boolean failedAsTold() {
        return failingAt > 0 && reached.get() >= failingAt;
    }

    /** Returns how many events the journal had when the call returned or threw. */
    int eventsAtEnd() {
        return eventsAtEnd;
    }

    /** Returns how many events the journal has now: more than at the end, if something goes on after it. */
    int eventsNow() {
        return journal.events().size();
    }

    /** Returns the stack of the caller, for the message about a call that hangs. */
    String stack() {
        StringBuilder stack = new StringBuilder();
        for (StackTraceElement frame : caller.getStackTrace()) {
            stack.append("\n        at ").append(frame);
        }
        return stack.toString();
    }
}
