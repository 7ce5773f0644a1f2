package brigade.processes.worker;

import brigade.processes.wire.Channel;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A worker's standard input: its end says that the parent is gone, however it went, and the worker halts at once, in the midst of
 * whatever it does. All that ever comes there are numbers of eight bytes: of a task that is called off, or, negative, how many
 * milliseconds a worker that is dismissed has to end by itself. Then nobody listens here any more, for a thread that does holds up the
 * JVM's exit by 300 ms.
 */
final class Lifeline {
    private final Thread worker = Thread.currentThread();
    private final Runnable orphaned;
    private @Nullable Channel channel;
    private long current;
    private long calledOff;

    /** Creates it, for a worker that runs its tasks on the calling thread. */
    Lifeline(Runnable orphaned) {
        this.orphaned = orphaned;
    }

    /** Starts to watch, on a thread of its own, after that has done something else. */
    void watchAfter(Runnable other) {
        Thread watcher = new Thread(() -> {
            try {
                other.run();
            } finally {
                read();
            }
        }, "lifeline");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void read() {
        try (DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
            long number = in.readLong();
            while (number > 0) {
                callOff(number);
                number = in.readLong();
            }
            Thread.sleep(-number);
        } catch (IOException | InterruptedException _) {
            // The parent is gone.
        }
        orphaned.run();
    }

    private synchronized void callOff(long number) {
        calledOff = Math.max(calledOff, number);
        if (number == current && channel != null) {
            channel.interrupt(worker);
        }
    }

    /** Says that the worker begins with the task of that number, and interrupts it if it was called off before. */
    synchronized void begin(long number, Channel channel) {
        this.channel = channel;
        current = number;
        if (number <= calledOff) {
            worker.interrupt();
        }
    }

    /** Says that the task has ended, so that its calling off means nothing any more. */
    synchronized void end() {
        current = 0;
        Thread.interrupted();
    }
}
