package brigade.processes.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * What a worker writes to its standard output and error: forwarded to this JVM's standard error with the worker's pid before each
 * line, and its end kept for error messages. Reads on a thread of its own, for a pipe that nobody drains hangs the worker. Bounded:
 * lines are cut, and what a task writes beyond its allowance is read and dropped.
 */
final class Output {
    /** How many bytes are forwarded for each task. */
    static final int ALLOWANCE_BYTES = 256 << 10;
    private static final int MAX_LINE_BYTES = 2000;
    private static final int TAIL_LINES = 20;
    private static final int MAX_TAIL_CHARS = 2000;
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final long pid;
    private final InputStream in;
    private final PrintStream forward;
    private final Thread drain;
    private final byte[] line = new byte[MAX_LINE_BYTES];
    private final Deque<String> tail = new ArrayDeque<>();
    private int length;
    private int allowance = ALLOWANCE_BYTES;

    Output(long pid, InputStream in, PrintStream forward) {
        this.pid = pid;
        this.in = in;
        this.forward = forward;
        this.drain = Thread.ofPlatform().daemon().name("worker-" + pid + "-output").start(this::drain);
    }

    private void drain() {
        byte[] bytes = new byte[8192];
        try (in) {
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                for (int i = 0; i < read; i++) {
                    if (bytes[i] == '\n') {
                        endLine();
                    } else if (length < line.length) {
                        line[length++] = bytes[i];
                    }
                }
            }
        } catch (IOException _) {
            // The worker was killed while it wrote.
        }
        if (length > 0) {
            endLine();
        }
    }

    private void endLine() {
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        boolean forwarded;
        boolean last;
        synchronized (tail) {
            tail.addLast(text);
            if (tail.size() > TAIL_LINES) {
                tail.removeFirst();
            }
            forwarded = allowance > 0;
            allowance -= length + 1;
            last = forwarded && allowance <= 0;
        }
        length = 0;
        if (forwarded) {
            forward.println("[pid " + pid + "] " + text);
        }
        if (last) {
            forward.println(
                    "[pid " + pid + "] ... more than " + ALLOWANCE_BYTES + " bytes; the rest of this task's output is dropped");
        }
    }

    /** Grants a new task its allowance. */
    void grant() {
        synchronized (tail) {
            allowance = ALLOWANCE_BYTES;
        }
    }

    /** Waits, as {@link #close}, until the output has ended, and returns its last lines as one. */
    String tail() {
        close();
        synchronized (tail) {
            String said = String.join(" | ", tail);
            return said.length() <= MAX_TAIL_CHARS ? said : "... " + said.substring(said.length() - MAX_TAIL_CHARS);
        }
    }

    /**
     * Waits until the worker's output has ended, as it does with its processes; an interruption is kept for later. A stranger that a
     * task started and that outlived it may hold the pipe open: nobody waits longer than half a second for that.
     */
    void close() {
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (long left = PATIENCE_NANOS; left > 0 && drain.isAlive(); left = deadline - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(drain, left);
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
