package brigade.common.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What happened, in one vocabulary for all models: who, what, where, when.
 *
 * <p>Events stand in the order in which this journal learnt of them, which respects happens-before: an event recorded before
 * another, or sent by another process before it, stands before it. Safe for use by any number of threads; actions before the
 * recording of an event happen-before the listener's call with it and before {@link #events} returns it.
 *
 * <p>The listener is called while the journal is locked, so that it sees the events in their order: it must be quick and never
 * block, for it may run on an event loop.
 */
public final class Journal {
    private final long openedNanos;
    private final Consumer<Event> listener;
    private final boolean remembers;
    private final List<Event> events = new ArrayList<>();
    private long lastStepId;

    private Journal(long openedNanos, Consumer<Event> listener, boolean remembers) {
        this.openedNanos = openedNanos;
        this.listener = listener;
        this.remembers = remembers;
    }

    /** Opens a journal that only remembers. */
    public static Journal open() {
        return open(_ -> {});
    }

    /** Opens a journal that remembers and also tells each event to the listener. */
    public static Journal open(Consumer<Event> listener) {
        return new Journal(System.nanoTime(), listener, true);
    }

    /** Opens a journal that only tells each event to the listener: for a run that has no end, of which nobody could remember all. */
    public static Journal telling(Consumer<Event> listener) {
        return new Journal(System.nanoTime(), listener, false);
    }

    /**
     * Opens, in another JVM on the same machine, a journal with the same zero as the one it reports to. It only tells.
     *
     * <p>{@code System.nanoTime} promises no common zero between JVMs, but HotSpot reads a clock of the whole machine
     * (CLOCK_MONOTONIC on Linux). Should a JVM do otherwise, {@link #merge} keeps the order right all the same.
     *
     * @param openedNanos the other journal's {@link #openedNanos}
     */
    public static Journal openRemote(long openedNanos, Consumer<Event> listener) {
        return new Journal(openedNanos, listener, false);
    }

    /** Returns the {@code System.nanoTime} of this journal's zero. */
    public long openedNanos() {
        return openedNanos;
    }

    /** Records that the calling worker starts the work. */
    public Step start(Work work) {
        long id;
        synchronized (this) {
            id = ++lastStepId;
            record(id, work.actor(), work.step(), Phase.STARTED, "");
        }
        return new Step(this, id, work);
    }

    synchronized void record(long stepId, Actor actor, String step, Phase phase, String detail) {
        append(new Event(stepId, now(), actor, step, phase, Worker.current(), detail));
    }

    private Duration now() {
        return Duration.ofNanos(System.nanoTime() - openedNanos);
    }

    private void append(Event event) {
        if (remembers) {
            events.add(event);
        }
        listener.accept(event);
    }

    /**
     * Returns all events so far, in order; a copy.
     *
     * @throws IllegalStateException if this journal only tells
     */
    public synchronized List<Event> events() {
        if (!remembers) {
            throw new IllegalStateException("this journal only tells; listen to it");
        }
        return List.copyOf(events);
    }

    /** Returns the place where the events of one other process come in. */
    public Inlet merge() {
        return new Inlet();
    }

    /**
     * Takes in the events of another process's journal, in the order in which that process sent them. Step identifiers are made
     * unique, and times are kept between the inlet's opening and now, whatever the other process's clock says.
     *
     * <p>When the other process is gone, {@link #close} ends what it could not end itself: a killed process has no last words.
     */
    public final class Inlet implements AutoCloseable {
        private final Duration opened = now();
        private final Map<Long, Long> ids = new HashMap<>();
        private final Map<Long, Event> unended = new LinkedHashMap<>();

        private Inlet() {}

        /** Records an event that the other process sent. */
        public void record(Event sent) {
            synchronized (Journal.this) {
                long id = ids.computeIfAbsent(sent.stepId(), _ -> ++lastStepId);
                Event event = new Event(id, between(opened, sent.at(), now()), sent.actor(), sent.step(), sent.phase(),
                        sent.worker(), sent.detail());
                if (event.phase() == Phase.STARTED) {
                    unended.put(id, event);
                } else if (event.phase().ends()) {
                    unended.remove(id);
                    ids.remove(sent.stepId());
                }
                append(event);
            }
        }

        /** Ends, as failed for that reason, every step that the other process started and did not end. */
        public void fail(String reason) {
            endAll(Phase.FAILED, reason);
        }

        /** Ends, as cancelled, every step that the other process started and did not end. */
        @Override
        public void close() {
            endAll(Phase.CANCELLED, "");
        }

        private void endAll(Phase phase, String detail) {
            synchronized (Journal.this) {
                for (Event started : unended.values()) {
                    append(new Event(started.stepId(), now(), started.actor(), started.step(), phase, started.worker(), detail));
                }
                unended.clear();
            }
        }
    }

    private static Duration between(Duration least, Duration value, Duration most) {
        if (value.compareTo(least) < 0) {
            return least;
        }
        return value.compareTo(most) > 0 ? most : value;
    }
}
