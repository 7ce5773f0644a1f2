package brigade.processes.worker;

import brigade.common.journal.Journal;
import brigade.processes.task.Task;
import brigade.processes.task.WorkerDiedException;
import brigade.processes.wire.Channel;
import brigade.processes.wire.Message;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A worker JVM, seen from its parent. For one thread at a time. */
public final class WorkerProcess implements AutoCloseable {
    private static final long GRACE_MILLIS = 1000;
    private static final int SIGNALLED = 128;

    private final Process process;
    private final Output output;
    private final Channel channel;

    private WorkerProcess(Process process, Output output, Channel channel) {
        this.process = process;
        this.output = output;
        this.channel = channel;
    }

    /**
     * Starts a worker and waits until it has connected.
     *
     * @throws WorkerDiedException if it cannot be started or ends before it connects; the message has its command and its output
     * @throws InterruptedException if the caller was interrupted; the worker is gone
     */
    public static WorkerProcess start() throws InterruptedException {
        try {
            Path directory = Files.createTempDirectory("brigade-");
            Path path = directory.resolve("socket");
            try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                listener.bind(UnixDomainSocketAddress.of(path));
                return start(listener, command(path));
            } finally {
                Files.deleteIfExists(path);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new WorkerDiedException("no place for a worker's socket: " + e.getMessage());
        }
    }

    private static List<String> command(Path socket) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xlog:disable", "-Xlog:all=warning:stderr", "-cp",
                System.getProperty("java.class.path"),
                WorkerMain.class.getName(), socket.toString());
    }

    private static WorkerProcess start(ServerSocketChannel listener, List<String> command) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new WorkerDiedException(
                    "a worker cannot be started: " + e.getMessage() + "; its command: " + String.join(" ", command));
        }
        Output output = new Output(process.pid(), process.getInputStream(), System.err);
        CompletableFuture<Void> unblocked = process.onExit().thenRun(() -> closeQuietly(listener));
        try {
            return new WorkerProcess(process, output, new Channel(listener.accept()));
        } catch (IOException e) {
            kill(process, output);
            unblocked.join();
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException("interrupted while a worker started").initCause(e);
            }
            throw new WorkerDiedException(
                    "a worker ended before it connected: " + obituary(process, output) + "; its command: "
                            + String.join(" ", command));
        }
    }

    private static void closeQuietly(ServerSocketChannel listener) {
        try {
            listener.close();
        } catch (IOException _) {
            // It was closed to wake whoever accepts on it, and nobody accepts any more.
        }
    }

    /**
     * Runs a task on this worker and waits for its result.
     *
     * @throws WorkerDiedException if the worker ended first
     * @throws RuntimeException what {@link Task#failed} makes of the task's failure; the worker is unharmed
     * @throws InterruptedException if the caller was interrupted; the worker is gone
     */
    public <R> R run(Task<R> task, Journal journal) throws InterruptedException {
        try (Journal.Inlet inlet = journal.merge()) {
            try {
                channel.send(new Message.Run(task, journal.openedNanos()));
                for (Optional<Message> message = channel.receive(); message.isPresent(); message = channel.receive()) {
                    switch (message.get()) {
                        case Message.Happened happened -> inlet.record(happened.event());
                        case Message.Done done -> {
                            return Channel.json().treeToValue(done.result(), task.resultType());
                        }
                        case Message.Failed failed -> throw task.failed(failed.failure());
                        case Message.Run run -> throw new IOException("a worker sent a task: " + run);
                    }
                }
            } catch (IOException e) {
                kill(process, output);
                if (Thread.interrupted()) {
                    throw (InterruptedException) new InterruptedException("interrupted while a worker worked").initCause(e);
                }
            }
            kill(process, output);
            String obituary = "worker " + process.pid() + " " + obituary(process, output);
            inlet.fail(obituary);
            throw new WorkerDiedException(obituary);
        }
    }

    private static String obituary(Process process, Output output) throws InterruptedException {
        int status = process.waitFor();
        String how = status > SIGNALLED ? "was killed by signal " + (status - SIGNALLED) : "ended with exit status " + status;
        String tail = output.tail();
        return tail.isEmpty() ? how : how + "; its last output: " + tail;
    }

    /** Returns the worker's process ID. */
    public long pid() {
        return process.pid();
    }

    /** Returns whether the worker's process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the worker with all that it started, and returns when they are gone. */
    public void kill() {
        kill(process, output);
    }

    private static void kill(Process process, Output output) {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        family.forEach(member -> member.onExit().join());
        output.close();
    }

    /** Lets the worker end, kills it if it does not, and returns when it is gone. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // The worker sees its end either way.
        }
        process.onExit().completeOnTimeout(process, GRACE_MILLIS, TimeUnit.MILLISECONDS).join();
        kill();
    }
}
