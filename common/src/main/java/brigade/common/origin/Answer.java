package brigade.common.origin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sends one file as one response: after its latency, at its rate, held back at its gate. */
final class Answer {
    private static final int MAX_CHUNK_BYTES = 64 << 10;
    private static final int CHUNKS_PER_SECOND = 50;
    private static final Duration TRICKLE = Duration.ofMillis(20);

    private final HttpExchange exchange;
    private final Origin.Served.Body served;
    private final Sightings.Flight flight;
    private final OriginFile file;
    private final Content content;
    private final int chunkBytes;
    private long sent;

    Answer(HttpExchange exchange, Origin.Served.Body served, Sightings.Flight flight) {
        this.exchange = exchange;
        this.served = served;
        this.flight = flight;
        this.file = served.file();
        this.content = file.content();
        this.chunkBytes = Math.clamp(file.bytesPerSecond() / CHUNKS_PER_SECOND, 1, MAX_CHUNK_BYTES);
    }

    void send() throws IOException, InterruptedException {
        Thread.sleep(file.latency());
        if (served.gate().isPresent() && served.gate().get().atByte() == 0) {
            served.gate().get().reach();
            served.gate().get().awaitOpen();
        }
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        boolean headersOnly = exchange.getRequestMethod().equals("HEAD");
        if (headersOnly) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(file.size()));
        }
        if (headersOnly || file.size() == 0) {
            flight.land();
        }
        exchange.sendResponseHeaders(200, headersOnly || file.size() == 0 ? -1 : file.size());
        if (!headersOnly && file.size() > 0) {
            sendBody(exchange.getResponseBody());
        }
    }

    private void sendBody(OutputStream body) throws IOException, InterruptedException {
        long startedNanos = System.nanoTime();
        long end = Math.min(file.size(), served.cutOffAt());
        while (sent < end) {
            long upTo = served.gate().map(Gate::atByte).filter(atByte -> atByte > sent).map(atByte -> Math.min(atByte, end))
                    .orElse(end);
            int count = (int) Math.min(chunkBytes, upTo - sent);
            awaitDue(sent + count, startedNanos);
            write(body, count);
            if (served.gate().isPresent() && sent == served.gate().get().atByte()) {
                trickle(body, served.gate().get());
            }
        }
        if (end == file.size()) {
            body.close();
        } else {
            body.flush();
        }
    }

    /** Waits until so many bytes may have been sent: the last one leaves when the file's time is over, not a chunk earlier. */
    private void awaitDue(long bytes, long startedNanos) throws InterruptedException {
        if (file.bytesPerSecond() != OriginFile.UNLIMITED) {
            long dueNanos = startedNanos + Math.round(1e9 * bytes / file.bytesPerSecond());
            TimeUnit.NANOSECONDS.sleep(dueNanos - System.nanoTime());
        }
    }

    private void trickle(OutputStream body, Gate gate) throws IOException, InterruptedException {
        gate.reach();
        while (!gate.awaitOpen(TRICKLE)) {
            if (sent < file.size() - 1) {
                write(body, 1);
            }
        }
    }

    private void write(OutputStream body, int count) throws IOException {
        if (sent + count == Math.min(file.size(), served.cutOffAt())) {
            flight.land();
        }
        content.write(sent, count, body);
        if (file.bytesPerSecond() != OriginFile.UNLIMITED || served.gate().isPresent()) {
            body.flush();
        }
        sent += count;
    }
}
