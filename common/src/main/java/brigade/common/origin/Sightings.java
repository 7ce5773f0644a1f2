package brigade.common.origin;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What the origin saw. <i>In flight</i> is a request whose answer has not been sent whole; <i>cancelled</i> is one whose client
 * closed the connection before that. Safe for use by several threads.
 */
public final class Sightings {
    private final Set<InetSocketAddress> clients = new HashSet<>();
    private int requests;
    private int inFlight;
    private int peakInFlight;
    private int cancelled;

    synchronized Flight begin(InetSocketAddress client) {
        clients.add(client);
        requests++;
        inFlight++;
        peakInFlight = Math.max(peakInFlight, inFlight);
        notifyAll();
        return new Flight();
    }

    /** One request in flight. It ends once. */
    final class Flight {
        private boolean over;

        /** Ends it when the last byte of its answer is about to be sent: as soon as the client has it, it may ask again. */
        void land() {
            end(0);
        }

        /** Ends it as cancelled. */
        void cancel() {
            end(1);
        }

        private void end(int cancellations) {
            synchronized (Sightings.this) {
                if (!over) {
                    over = true;
                    inFlight--;
                    cancelled += cancellations;
                    Sightings.this.notifyAll();
                }
            }
        }
    }

    /** Returns how many connections were made. */
    public synchronized int connections() {
        return clients.size();
    }

    /** Returns how many requests came. */
    public synchronized int requests() {
        return requests;
    }

    /** Returns how many requests are in flight. */
    public synchronized int inFlight() {
        return inFlight;
    }

    /** Returns how many requests were in flight at once, at most. */
    public synchronized int peakInFlight() {
        return peakInFlight;
    }

    /** Returns how many requests were cancelled. */
    public synchronized int cancelled() {
        return cancelled;
    }

    /** Waits until so many requests are in flight, neither more nor less; returns whether that came to be in time. */
    public boolean awaitInFlight(int count, Duration atMost) throws InterruptedException {
        return await(() -> inFlight == count, atMost);
    }

    /** Waits until so many requests or more are in flight; returns whether that came to be in time. */
    public boolean awaitAtLeast(int count, Duration atMost) throws InterruptedException {
        return await(() -> inFlight >= count, atMost);
    }

    private synchronized boolean await(BooleanSupplier reached, Duration atMost) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + atMost.toNanos();
        while (!reached.getAsBoolean()) {
            long leftNanos = deadlineNanos - System.nanoTime();
            if (leftNanos <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, leftNanos);
        }
        return true;
    }

    @Override
    public synchronized String toString() {
        return "%d requests on %d connections, at most %d in flight, %d cancelled".formatted(requests, clients.size(), peakInFlight,
                cancelled);
    }
}
