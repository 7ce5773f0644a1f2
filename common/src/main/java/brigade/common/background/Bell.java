package brigade.common.background;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A bell that is rung once, by whoever wants the main work to end: a thread can wait for it, ask whether it has rung, or leave word
 * what is to be done then. Safe for use by any number of threads; actions before {@link #ring} happen-before whatever learns of it.
 */
public final class Bell {
    private final CountDownLatch rung = new CountDownLatch(1);
    private final List<Listening> listening = new ArrayList<>(); // guarded by itself

    /** What is to be done when the bell rings, until it is closed. */
    public final class Listening implements AutoCloseable {
        private final Runnable action;

        private Listening(Runnable action) {
            this.action = action;
        }

        /** Forgets the action; one that runs already goes on. */
        @Override
        public void close() {
            synchronized (listening) {
                listening.remove(this);
            }
        }
    }

    /** Rings, and does on the calling thread what is to be done then; a second time does nothing. */
    public void ring() {
        List<Listening> told;
        synchronized (listening) {
            rung.countDown();
            told = List.copyOf(listening);
            listening.clear();
        }
        told.forEach(listener -> listener.action.run());
    }

    /** Returns whether the bell has rung. */
    public boolean hasRung() {
        return rung.getCount() == 0;
    }

    /** Waits until the bell rings. */
    public void await() throws InterruptedException {
        rung.await();
    }

    /** Waits until the bell rings, no longer than that; returns whether it has. */
    public boolean await(Duration atMost) throws InterruptedException {
        return rung.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Leaves word what is to be done when the bell rings: once, on the thread that rings it, so it must be short; at once, on the
     * calling thread, if it has rung.
     */
    public Listening onRing(Runnable action) {
        Listening listener = new Listening(action);
        synchronized (listening) {
            if (!hasRung()) {
                listening.add(listener);
                return listener;
            }
        }
        action.run();
        return listener;
    }
}
