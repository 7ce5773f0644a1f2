package brigade.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A server on loopback that reads a request and then behaves badly, and sees when its client closes the connection: an ordinary
 * server that has nothing to say does not look.
 */
final class BadServer implements AutoCloseable {
    /** What is said of the answer of a server that talks nonsense. */
    static final String NONSENSE_IS = "not HTTP: its first line is 'NONSENSE and not…'";

    private static final Duration TRICKLE = Duration.ofMillis(20);
    private static final int BACKLOG = 1000;

    private final Manner manner;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Socket> clients = new ArrayList<>(); // guarded by this
    private final List<String> requests = new ArrayList<>(); // guarded by this
    private int closed; // guarded by this

    /** What it does when it has read a request. */
    enum Manner {
        /** It says nothing. */
        SILENT,
        /** It sends the headers of an answer, a byte now and then, and comes to no end. */
        TRICKLES,
        /** It closes the connection. */
        CLOSES,
        /** It sends something that is not HTTP, and closes the connection. */
        TALKS_NONSENSE,
        /** It answers with 200 and no body: the one that is not bad. */
        ANSWERS
    }

    private BadServer(Manner manner) throws IOException {
        this.manner = manner;
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    static BadServer that(Manner manner) throws IOException {
        return new BadServer(manner);
    }

    /** Returns a URL to it. */
    String url(String name) {
        return "http://127.0.0.1:" + port() + "/" + name;
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                synchronized (this) {
                    clients.add(client);
                }
                threads.execute(() -> serve(client));
            }
        } catch (IOException _) {
            // It was closed.
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            StringBuilder request = new StringBuilder();
            while (request.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                request.append((char) next);
            }
            note(() -> requests.add(request.toString()));
            behave(in, client.getOutputStream());
        } catch (IOException _) {
            // That is how a write sees that the client is gone.
        } finally {
            note(() -> closed++);
        }
    }

    private void behave(InputStream in, OutputStream out) throws IOException {
        switch (manner) {
            case CLOSES -> {
            }
            case TALKS_NONSENSE -> send(out, "NONSENSE and nothing else\r\n\r\n");
            case SILENT -> awaitEnd(in);
            case ANSWERS -> {
                send(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                awaitEnd(in);
            }
            case TRICKLES -> {
                send(out, "HTTP/1.1 200 OK\r\nX-Endless: ");
                while (true) {
                    send(out, "x");
                    pause();
                }
            }
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void awaitEnd(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(TRICKLE);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private synchronized void note(Runnable what) {
        what.run();
        notifyAll();
    }

    /** Returns the requests so far: first line and headers. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Returns how many connections have been closed. */
    synchronized int closed() {
        return closed;
    }

    /** Waits until so many requests have come; returns whether they did in time. */
    boolean awaitRequests(int count, Duration atMost) throws InterruptedException {
        return await(() -> requests.size() >= count, atMost);
    }

    /** Waits until so many connections have been closed; returns whether they were in time. */
    boolean awaitClosed(int count, Duration atMost) throws InterruptedException {
        return await(() -> closed >= count, atMost);
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
    public void close() {
        try {
            listener.close();
            List<Socket> open;
            synchronized (this) {
                open = List.copyOf(clients);
            }
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
        threads.close();
    }
}
