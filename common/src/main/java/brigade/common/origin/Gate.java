package brigade.common.origin;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Holds back an answer of the origin until it is opened, and tells when a request has reached it. Safe for several threads. */
public final class Gate {
    private final long atByte;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    Gate(long atByte) {
        this.atByte = atByte;
    }

    /** Returns how much of the body is let through before the gate; 0 holds back the status line and headers, too. */
    long atByte() {
        return atByte;
    }

    /** Lets the answer go on, now or when it comes. */
    public void open() {
        opened.countDown();
    }

    /**
     * Waits until a request stands before the gate.
     *
     * @throws TimeoutException if none came in time
     */
    public void awaitReached(Duration atMost) throws InterruptedException, TimeoutException {
        if (!reached.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException("no request came to the gate within " + atMost);
        }
    }

    void reach() {
        reached.countDown();
    }

    void awaitOpen() throws InterruptedException {
        opened.await();
    }

    boolean awaitOpen(Duration atMost) throws InterruptedException {
        return opened.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
