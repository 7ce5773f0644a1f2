package brigade.common.cli;

import brigade.common.journal.Event;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prints what is to be said of events, in their order, on a thread of its own: the journal tells of them while it is locked, perhaps
 * on an event loop, and a terminal or a pipe may be slow.
 */
final class Lines implements AutoCloseable {
    private static final long REDRAW_MILLIS = 100;
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final int most;
    private final LongAdder leftOut = new LongAdder();
    private final PrintWriter out;
    private final Progress progress;
    private final Thread printer;
    private boolean open = true; // touched by the printer only

    /** Creates them, for a run that has an end: however slowly somebody reads, all is printed. */
    Lines(PrintWriter out, Progress progress) {
        this(out, progress, Integer.MAX_VALUE);
    }

    /**
     * Creates them.
     *
     * @param most how many events may wait to be printed; those beyond are left out, and how many is said
     */
    Lines(PrintWriter out, Progress progress, int most) {
        this.out = out;
        this.progress = progress;
        this.most = most;
        this.printer = Thread.ofPlatform().daemon().name("printer").start(this::print);
    }

    private void print() {
        while (open) {
            Runnable next = next();
            if (next != null) {
                progress.erase();
                while (next != null) {
                    next.run();
                    next = waiting.poll();
                }
                tellLeftOut();
                out.flush();
            }
            progress.draw();
        }
        progress.erase();
    }

    private @Nullable Runnable next() {
        try {
            return waiting.poll(REDRAW_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            return null; // Nobody interrupts the printer; it ends when the last line is printed.
        }
    }

    private void tellLeftOut() {
        long count = leftOut.sumThenReset();
        if (count > 0) {
            out.printf("(%,d events are not shown: they came faster than this was read)%n", count);
        }
    }

    /** Tells, soon, on standard error what is to be told of the event; nothing if that is empty. */
    void tell(Supplier<String> words, PrintWriter err) {
        waiting.add(() -> {
            String line = words.get();
            if (!line.isEmpty()) {
                err.println(line);
                err.flush();
            }
        });
    }

    /** Prints, soon, the line that can be made when all before it are printed. */
    void printLast(Supplier<String> line) {
        waiting.add(() -> out.println(line.get()));
    }

    /** Prints, soon, what is to be said of the event; nothing if that is empty. The words are found on the printer's thread. */
    void print(Event event, Supplier<String> words) {
        if (waiting.size() >= most) {
            leftOut.increment();
            return;
        }
        waiting.add(() -> {
            progress.on(event);
            String line = words.get();
            if (!line.isEmpty()) {
                out.println(line);
            }
        });
    }

    /** Prints the line, soon. */
    void print(String line) {
        waiting.add(() -> out.println(line));
    }

    /**
     * Returns when all lines are printed; an interruption is kept for later. When this JVM is being stopped, whoever does not read has
     * a moment.
     */
    @Override
    public void close() {
        waiting.add(() -> open = false);
        boolean interrupted = false;
        long stoppingNanos = 0;
        while (printer.isAlive() && stoppingNanos < PATIENCE.toNanos()) {
            long beforeNanos = System.nanoTime();
            try {
                printer.join(LOOK);
            } catch (InterruptedException _) {
                interrupted = true;
            }
            stoppingNanos += Cli.isStopping() ? System.nanoTime() - beforeNanos : 0;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
