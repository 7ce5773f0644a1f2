package brigade.processes.worker;

import brigade.common.journal.Journal;
import brigade.processes.task.Task;
import brigade.processes.task.Tasks;
import brigade.processes.task.WorkerDiedException;
import brigade.processes.task.WorkerStartException;
import brigade.processes.wire.Channel;
import brigade.processes.wire.Codec;
import brigade.processes.wire.MalformedException;
import brigade.processes.wire.Message;
import brigade.processes.wire.UnsendableException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A worker JVM, seen from its parent. One thread at a time runs tasks on it; any thread may call a task off, kill the worker, or ask
 * how it is.
 */
public final class WorkerProcess implements AutoCloseable {
    /** How long a task that is called off may take to tidy up, and a worker that is told to end to do so, before it is killed. */
    public static final Duration GRACE = Duration.ofMillis(400);

    private static final Duration CALLED_OFF = Duration.ofMillis(50);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

    private static final long CONNECT_SECONDS = 30;

    private final Process process;
    private final Output output;
    private final Channel channel;
    private final DataOutputStream lifeline;
    private long lastNumber;
    private boolean begun;

    private WorkerProcess(Process process, Output output, Channel channel) {
        this.process = process;
        this.output = output;
        this.channel = channel;
        this.lifeline = new DataOutputStream(process.getOutputStream());
    }

    /**
     * Starts a worker and waits until it has connected.
     *
     * @throws WorkerStartException if it cannot be started, ends before it connects, or does not connect in 30 seconds; the message
     *     has its command and its output
     * @throws InterruptedException if the caller was interrupted; the worker is gone
     */
    public static WorkerProcess start(WorkerJvm jvm) throws InterruptedException {
        try {
            Path path = SocketPlace.create();
            try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                listener.bind(UnixDomainSocketAddress.of(path));
                return start(listener, jvm.command(path));
            } finally {
                SocketPlace.tidy(path);
            }
        } catch (IOException e) {
            throw new WorkerStartException("no place for a worker's socket in " + System.getProperty("java.io.tmpdir") + ": " + e);
        }
    }

    private static WorkerProcess start(ServerSocketChannel listener, List<String> command) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new WorkerStartException(
                    "a worker cannot be started: " + e.getMessage() + "; its command: " + String.join(" ", command));
        }
        Output output = new Output(process.pid(), process.getInputStream(), System.err);
        CompletableFuture<Void> unblocked = process.onExit().completeOnTimeout(process, CONNECT_SECONDS, TimeUnit.SECONDS)
                .thenRun(() -> closeQuietly(listener));
        try {
            return new WorkerProcess(process, output, new Channel(listener.accept()));
        } catch (IOException e) {
            boolean ended = !process.isAlive();
            kill(process);
            unblocked.join();
            String tail = output.tail();
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException("interrupted while a worker started").initCause(e);
            }
            throw new WorkerStartException((ended ? "a worker " + Death.of(process.exitValue()) + " before it connected"
                    : "a worker did not connect within " + CONNECT_SECONDS + " seconds, and was killed")
                    + "; its command: " + String.join(" ", command) + (tail.isEmpty() ? "" : "; its output: " + tail));
        }
    }

    private static void closeQuietly(ServerSocketChannel listener) {
        try {
            listener.close();
        } catch (IOException _) {
            // It was closed to wake whoever accepts on it, and nobody accepts any more.
        }
    }

    /** Runs a task whose bytes nobody wants, with the next number, as {@link #run(long, Task, Journal, OutputStream)}. */
    public <R> R run(Task<R> task, Journal journal) throws InterruptedException {
        return run(lastNumber + 1, task, journal, OutputStream.nullOutputStream());
    }

    /**
     * Runs a task on this worker and waits for its result.
     *
     * @param number greater than that of every task before, for {@link #callOff}
     * @param bytes where the bytes of a task that produces bytes go; stays open
     * @return the result
     * @throws WorkerDiedException if the worker ended first, or sent what is no message, and is gone
     * @throws RuntimeException what {@link Task#failed} makes of the task's failure, or {@link UnsendableException} if the task
     *     cannot be sent; the worker is unharmed
     * @throws UncheckedIOException if the stream takes no more bytes; the worker is gone
     * @throws InterruptedException if the caller was interrupted; the task was called off, and the worker is gone
     */
    public <R> R run(long number, Task<R> task, Journal journal, OutputStream bytes) throws InterruptedException {
        Message.Run run = new Message.Run(number, name(task), Codec.encode(task, task.getClass()), journal.openedNanos());
        lastNumber = number;
        begun = false;
        output.grant();
        try (Journal.Inlet inlet = journal.merge()) {
            try {
                channel.send(run);
                Message message = channel.receive();
                while (message != null) {
                    switch (message) {
                        case Message.Begun(long begunNumber) when begunNumber == number -> begun = true;
                        case Message.Happened(var event) -> inlet.record(event);
                        case Message.Piece(byte[] piece) -> take(piece, bytes);
                        case Message.Done(byte[] result) -> {
                            return result(task, result);
                        }
                        case Message.Failed(var failure) -> throw task.failed(failure);
                        case Message.Run _,Message.Begun _ -> throw new MalformedException("an answer to no question: " + message);
                    }
                    message = channel.receive();
                }
                throw dead(inlet, "");
            } catch (MalformedException e) {
                kill();
                throw dead(inlet, "sent " + e.getMessage() + ", so it was killed, and ");
            } catch (IOException e) {
                if (Thread.interrupted()) {
                    stop(number);
                    throw (InterruptedException) new InterruptedException("interrupted while a worker worked").initCause(e);
                }
                throw dead(inlet, "");
            }
        }
    }

    private static String name(Task<?> task) {
        String name = Tasks.name(task);
        if (name == null) {
            throw new UnsendableException("no TaskCatalog registers " + task.getClass().getName() + ", so no worker could know it");
        }
        return name;
    }

    @SuppressWarnings("NullAway") // The result of a Task<Void> is null, and R cannot say so.
    private static <R> R result(Task<R> task, byte[] encoded) throws MalformedException {
        return task.resultType().cast(Codec.decode(encoded, task.resultType()));
    }

    private void take(byte[] piece, OutputStream bytes) {
        try {
            bytes.write(piece);
        } catch (IOException e) {
            kill();
            throw new UncheckedIOException("the task's bytes are not taken: " + e.getMessage(), e);
        }
    }

    /** Waits for the end of a worker whose channel has ended, and says how it was; a task that closed only its channel is not spared. */
    private WorkerDiedException dead(Journal.Inlet inlet, String what) {
        awaitExit(GRACE);
        kill();
        String tail = output.tail();
        String obituary = "worker " + pid() + " " + what + Death.of(process.exitValue())
                + (tail.isEmpty() ? "" : "; its last output: " + tail);
        inlet.fail(obituary);
        return new WorkerDiedException(obituary);
    }

    /** Ends the worker in the midst of its task. Calling it off first leaves no time to start what the kill would not know of. */
    private void stop(long number) {
        callOff(number);
        awaitExit(CALLED_OFF);
        kill();
    }

    /** Gives the worker so much time to end; an interruption is kept for later. */
    private void awaitExit(Duration grace) {
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + grace.toNanos();
        for (long left = grace.toNanos(); left > 0 && process.isAlive(); left = deadline - System.nanoTime()) {
            try {
                process.waitFor(left, TimeUnit.NANOSECONDS);
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Calls off the task of that number: its thread in the worker is interrupted, also if it has not come there yet. */
    public void callOff(long number) {
        say(number);
    }

    private void say(long number) {
        synchronized (lifeline) {
            try {
                lifeline.writeLong(number);
                lifeline.flush();
            } catch (IOException _) {
                // The worker is gone, and the task with it.
            }
        }
    }

    /** Returns whether the worker had begun with the last task that was run on it. */
    public boolean hasBegun() {
        return begun;
    }

    /** Returns the worker's process ID. */
    public long pid() {
        return process.pid();
    }

    /** Returns whether the worker's process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Runs the action once the worker's process has ended; soon, if it has. */
    public void onExit(Runnable action) {
        var _ = process.onExit().thenRun(action);
    }

    /** Kills the worker with all that it started; they are gone when the method returns. */
    public void kill() {
        kill(process);
    }

    private static void kill(Process process) {
        if (process.isAlive()) {
            List<ProcessHandle> family = process.descendants().toList();
            process.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
            process.onExit().join();
            family.forEach(WorkerProcess::awaitEnd);
        }
    }

    /**
     * Waits for the end of a killed process that is no child of ours. Its {@code onExit} would look every 300 ms only, and its {@code
     * isAlive} is true until whoever adopted it has reaped it; but a process without a program has ended.
     */
    private static void awaitEnd(ProcessHandle killed) {
        while (killed.isAlive() && killed.info().command().isPresent()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Lets the worker end, kills it if it does not within its {@link #GRACE}, and returns when it is gone. */
    @Override
    public void close() {
        close(GRACE);
    }

    /** Lets the worker end, kills it if it does not within that time, and returns when it is gone. */
    public void close(Duration grace) {
        say(-grace.toMillis());
        try {
            channel.close();
        } catch (IOException _) {
            // The worker sees its end either way.
        }
        awaitExit(grace);
        kill();
        output.close();
        try {
            lifeline.close();
        } catch (IOException _) {
            // Nobody is at its other end.
        }
    }
}
