package brigade.processes.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a worker writes to its standard output and error: forwarded to this JVM's standard error with the worker's pid before each
 * line, and its end kept for the error message. Reads on a thread of its own, for a pipe that nobody drains hangs the worker.
 */
final class Output {
    private static final int TAIL_LINES = 20;
    private static final int MAX_LINE_CHARS = 2000;

    private final Thread drain;
    private final Deque<String> tail = new ArrayDeque<>();

    Output(long pid, InputStream in, PrintStream forward) {
        drain = Thread.ofPlatform().daemon().name("worker-" + pid + "-output").start(() -> drain(pid, in, forward));
    }

    private void drain(long pid, InputStream in, PrintStream forward) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n') {
                    keep(pid, line.toString(), forward);
                    line.setLength(0);
                } else if (line.length() < MAX_LINE_CHARS) {
                    line.append((char) c);
                }
            }
            if (!line.isEmpty()) {
                keep(pid, line.toString(), forward);
            }
        } catch (IOException _) {
            // The worker was killed while it wrote.
        }
    }

    private void keep(long pid, String line, PrintStream forward) {
        forward.println("[pid " + pid + "] " + line);
        synchronized (tail) {
            tail.addLast(line);
            if (tail.size() > TAIL_LINES) {
                tail.removeFirst();
            }
        }
    }

    /** Waits until the worker's output has ended, and returns its last lines. */
    String tail() throws InterruptedException {
        drain.join();
        synchronized (tail) {
            return String.join("\n", tail);
        }
    }

    /** Waits until the worker's output has ended; an interruption is kept for later. */
    void close() {
        boolean interrupted = false;
        while (drain.isAlive()) {
            try {
                drain.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
