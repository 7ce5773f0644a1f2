package brigade.guests;

import brigade.common.background.Bell;
import brigade.common.journal.Actor;
import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import brigade.common.journal.Worker;
import brigade.common.json.Json;
import brigade.common.kitchen.BurntDishException;
import brigade.common.model.ScenarioFailedException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of a guest: starts the process, speaks the protocol, and leaves nothing of the process tree behind. For one thread. */
final class GuestRun {
    private static final Map<String, Phase> PHASES = new TreeMap<>(
            Map.of("started", Phase.STARTED, "noted", Phase.NOTED, "finished",
                    Phase.FINISHED, "failed", Phase.FAILED, "cancelled", Phase.CANCELLED));
    private static final int VERSION = 1;
    private static final int MOST_FRAME_BYTES = 1_048_576;
    private static final int MOST_EVENTS = 1_000_000;
    private static final int MOST_LAST_WORDS = 2000;
    private static final Duration HELLO = Duration.ofSeconds(10);
    private static final Duration CANCELLING = Duration.ofMillis(700); // of the rule's second
    private static final Duration LEAVING = Duration.ofMillis(700);
    private static final JsonMapper MAPPER = Json.mapper();
    private static final String ADDRESS = "BRIGADE_SOCKET";

    private final Manifest manifest;
    private final Path directory;
    private final BlockingQueue<Message> messages = new ArrayBlockingQueue<>(256);
    @SuppressWarnings("JdkObsolete") // two threads use it
    private final StringBuffer lastWords = new StringBuffer();
    private final Map<Long, Event> underWay = new HashMap<>();
    private volatile @Nullable SocketChannel connection;
    private int events;

    /** A frame, or why there are no more. */
    private record Message(@Nullable JsonNode frame, String end) {}

    GuestRun(Manifest manifest, Path directory) {
        this.manifest = manifest;
        this.directory = directory;
    }

    static ScenarioFailedException broken(String name, String what, String lastWords) {
        String words = lastWords.strip();
        return new ScenarioFailedException(
                "the guest " + name + " " + what
                        + (words.isEmpty() ? "" : "; its last words: " + words.lines().toList().getLast()));
    }

    /** Runs the scenario; tells the guest when the bell rings. */
    JsonNode call(String scenario, Object plan, Bell bell, Journal journal) throws InterruptedException {
        try {
            Path home = Files.createTempDirectory("brigade-guest-");
            Path address = home.resolve("socket");
            try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                server.bind(UnixDomainSocketAddress.of(address));
                return call(server, address, scenario, plan, bell, journal);
            } finally {
                Files.deleteIfExists(address);
                Files.delete(home);
            }
        } catch (ClosedByInterruptException _) {
            Thread.interrupted(); // It is thrown instead.
            throw new InterruptedException("interrupted while talking to the guest " + manifest.name());
        } catch (IOException e) {
            throw new ScenarioFailedException("the guest " + manifest.name() + " cannot be run: " + e.getMessage(), e);
        }
    }

    private JsonNode call(ServerSocketChannel server, Path address, String scenario, Object plan, Bell bell, Journal journal)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(manifest.command()).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put(ADDRESS, address.toString());
        Process process = builder.start();
        Thread listening = Thread.ofVirtual().start(() -> listen(server));
        Thread hearing = Thread.ofVirtual().start(() -> hear(process));
        // A process that ends before it connects would be waited for in vain.
        Thread watching = Thread.ofVirtual().start(() -> watch(process, server));
        Journal.Inlet inlet = journal.merge();
        try {
            await("hello", HELLO, journal, inlet);
            send(Map.of("type", "run", "scenario", scenario, "plan", plan));
            // On its own thread, so that ringing the bell never blocks on a guest that has stopped reading.
            try (Bell.Listening _ = bell.onRing(() -> Thread.ofVirtual().start(this::ring))) {
                return result(await("done", null, journal, inlet));
            }
        } catch (InterruptedException e) {
            cancel(journal, inlet);
            throw e;
        } catch (ScenarioFailedException e) {
            inlet.fail(String.valueOf(e.getMessage()));
            throw e;
        } finally {
            end(process, server, address);
            joined(listening, hearing, watching);
            inlet.close();
        }
    }

    private JsonNode result(JsonNode done) {
        JsonNode failure = done.path("failure");
        if (failure.path("kind").asText().equals("burnt")) {
            throw new BurntDishException(failure.path("dish").asText());
        }
        if (!failure.isMissingNode()) {
            throw broken("failed: " + failure.path("message").asText());
        }
        return done.path("result");
    }

    /** Takes messages until one of that type; events go to the journal. */
    private JsonNode await(String type, @Nullable Duration atMost, Journal journal, Journal.Inlet inlet)
            throws InterruptedException {
        long deadline = atMost == null ? Long.MAX_VALUE : System.nanoTime() + atMost.toNanos();
        while (true) {
            Message message = atMost == null ? messages.take()
                    : messages.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (message == null) {
                throw broken("sent no " + type + " in time");
            }
            JsonNode frame = message.frame();
            if (frame == null) {
                throw broken(message.end() + " before its " + type);
            }
            String found = frame.path("type").asText();
            if (found.equals("event") && !type.equals("hello")) {
                record(frame, journal, inlet);
            } else if (found.equals("hello") && frame.path("version").asInt() != VERSION) {
                throw broken("speaks version " + frame.path("version").asText() + " of the protocol, and this is " + VERSION);
            } else if (found.equals(type)) {
                return frame;
            } else {
                throw broken("sent '" + found + "' where " + type + " was expected");
            }
        }
    }

    private void record(JsonNode frame, Journal journal, Journal.Inlet inlet) {
        if (++events > MOST_EVENTS) {
            throw broken("sent more than " + MOST_EVENTS + " events");
        }
        long id = frame.path("id").asLong();
        Phase phase = PHASES.get(frame.path("phase").asText());
        if (phase == null) {
            throw broken("sent an event with the phase '" + frame.path("phase").asText() + "', and there are " + PHASES.keySet());
        }
        Event started = underWay.get(id);
        if ((phase == Phase.STARTED) != (started == null)) {
            throw broken("sent '" + phase + "' for the step " + id + (started == null ? ", which is not under way" : " again"));
        }
        Worker worker = new Worker(Worker.Kind.PLATFORM_THREAD, frame.path("pid").asLong(), frame.path("thread").asLong(),
                frame.path("threadName").asText(), false);
        // All processes share the system's monotonic clock; the inlet corrects an impossible time.
        Duration at = Duration.ofNanos(frame.path("at").asLong(System.nanoTime()) - journal.openedNanos());
        Event event = started == null
                ? new Event(id, at, new Actor(frame.path("group").asText(), frame.path("actor").asText()),
                        frame.path("step").asText(), phase, worker, "")
                : new Event(id, at, started.actor(), started.step(), phase, worker, frame.path("detail").asText());
        if (phase.ends()) {
            underWay.remove(id);
        } else if (started == null) {
            underWay.put(id, event);
        }
        inlet.record(event);
    }

    /** Asks the guest to stop; what it has not ended by then ends with its process. */
    private void cancel(Journal journal, Journal.Inlet inlet) {
        try {
            send(Map.of("type", "cancel"));
            await("done", CANCELLING, journal, inlet);
        } catch (IOException | ScenarioFailedException _) {
            // It is ended anyway, and the caller hears of the interruption.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void ring() {
        try {
            send(Map.of("type", "ring"));
        } catch (IOException _) {
            // The guest is gone; the call that waits for its result reports why.
        }
    }

    private synchronized void send(Object message) throws IOException {
        SocketChannel channel = connection;
        if (channel != null) {
            ByteBuffer bytes = ByteBuffer.wrap((MAPPER.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private void listen(ServerSocketChannel server) {
        String end = "closed its connection";
        try (SocketChannel channel = server.accept()) {
            connection = channel;
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
            for (byte[] line = line(in); line.length > 0; line = line(in)) {
                messages.put(new Message(MAPPER.readTree(line), ""));
            }
        } catch (com.fasterxml.jackson.core.JacksonException _) {
            end = "sent a frame that is not JSON";
        } catch (IOException e) {
            end = e instanceof FrameException ? String.valueOf(e.getMessage()) : "ended";
        } catch (InterruptedException _) {
            return;
        }
        try {
            messages.put(new Message(null, end));
        } catch (InterruptedException _) {
            // Nobody wants to know any more.
        }
    }

    /** Returns a line without its end; empty at the end of the stream. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                if (line.size() > 0) {
                    throw new FrameException("ended in the middle of a frame");
                }
                return new byte[0];
            }
            if (line.size() == MOST_FRAME_BYTES) {
                throw new FrameException("sent a frame of more than " + MOST_FRAME_BYTES + " bytes");
            }
            line.write(next);
        }
        if (line.size() == 0) {
            throw new FrameException("sent an empty frame");
        }
        return line.toByteArray();
    }

    private static final class FrameException extends IOException {
        private static final long serialVersionUID = 1;

        FrameException(String message) {
            super(message);
        }
    }

    private void hear(Process process) {
        char[] buffer = new char[1024];
        try (Reader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                lastWords.append(buffer, 0, read);
                lastWords.delete(0, Math.max(0, lastWords.length() - MOST_LAST_WORDS));
            }
        } catch (IOException _) {
            // It is gone.
        }
    }

    private void watch(Process process, ServerSocketChannel server) {
        try {
            process.waitFor();
            if (connection == null) {
                server.close();
            }
        } catch (IOException | InterruptedException _) {
            // The run is over.
        }
    }

    /** Ends the process, after a moment in which it may leave by itself, and all that carry its address in their environment. */
    private void end(Process process, ServerSocketChannel server, Path address) throws IOException {
        SocketChannel channel = connection;
        if (channel != null) {
            channel.close();
        }
        server.close();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(channel == null ? 0 : LEAVING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            interrupted = true;
        }
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        process.onExit().join();
        family.forEach(ProcessHandle::destroyForcibly);
        byte[] mark = (ADDRESS + "=" + address).getBytes(StandardCharsets.UTF_8);
        ProcessHandle.allProcesses().filter(other -> carries(other, mark)).forEach(other -> {
            other.destroyForcibly();
            other.onExit().join();
        });
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean carries(ProcessHandle process, byte[] mark) {
        try {
            String environment = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "environ"),
                    StandardCharsets.ISO_8859_1);
            return environment.contains(new String(mark, StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            return false; // It has ended, belongs to somebody else, or the system has no /proc.
        }
    }

    private static void joined(Thread... threads) {
        boolean interrupted = Thread.interrupted();
        for (Thread thread : threads) {
            thread.interrupt();
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private ScenarioFailedException broken(String what) {
        return broken(manifest.name(), what, lastWords.toString());
    }
}
