package brigade.processes.worker;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.processes.task.Task;
import brigade.processes.task.WorkerDiedException;
import brigade.processes.task.WorkerStartException;
import brigade.processes.wire.Channel;
import brigade.processes.wire.Codec;
import brigade.processes.wire.MalformedException;
import brigade.processes.wire.Message;
import brigade.processes.wire.SocketPlace;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A worker JVM, seen from its parent. It has one task at a time: any thread gives it, one thread at a time waits for the answer; any
 * thread may call it off, kill the worker, or ask how it is.
 */
public final class WorkerProcess implements AutoCloseable {
    /** How long a task that is called off may take to tidy up, and a worker that is told to end to do so, before it is killed. */
    public static final Duration GRACE = Duration.ofMillis(400);

    private static final Duration CALLED_OFF = Duration.ofMillis(50);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(2);
    private static final Duration FOREVER = Duration.ofDays(1000);
    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final long A_SECOND_MILLIS = 1000;

    private final Process process;
    private final Output output;
    private final Channel channel;
    private final DataOutputStream lifeline;
    private long lastNumber;

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
        try (SocketPlace place = SocketPlace.open(SocketPlace.Kind.WORKER, 1)) {
            return start(place.door(), jvm.command(place.path()));
        } catch (IOException e) {
            throw new WorkerStartException("no place for a worker's socket: " + e.getMessage());
        }
    }

    private static WorkerProcess start(ServerSocketChannel listener, List<String> command)
            throws InterruptedException {
        Process process = Launch.start(command);
        Output output;
        try {
            output = new Output(process.pid(), process.getInputStream(), System.err);
        } catch (OutOfMemoryError e) { // which is how a JVM says that the machine gives it no more threads
            kill(process);
            throw new WorkerStartException("no thread to hear what a worker says: " + e.getMessage());
        }
        try {
            SocketChannel connected = connected(listener, process);
            if (connected != null) {
                return new WorkerProcess(process, output, new Channel(connected));
            }
        } catch (IOException e) {
            kill(process);
            output.close();
            throw new WorkerStartException("a worker was started, but cannot be heard: " + e.getMessage());
        }
        boolean ended = !process.isAlive();
        kill(process);
        String tail = output.tail();
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while a worker started");
        }
        throw new WorkerStartException((ended ? "a worker " + Death.of(process.exitValue()) + " before it connected"
                : "a worker did not connect within " + CONNECT.toSeconds() + " seconds, and was killed")
                + "; its command: " + String.join(" ", command) + (tail.isEmpty() ? "" : "; its output: " + tail));
    }

    /**
     * Waits until the process connects; returns null if it ends first, takes too long, or the caller is interrupted. A thread that is
     * interrupted in a blocking {@code accept} may lose the socket that it has just accepted; in {@code select} it does not.
     */
    private static @Nullable SocketChannel connected(ServerSocketChannel listener, Process process) throws IOException {
        try (Selector selector = listener.provider().openSelector()) {
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            var _ = process.onExit().thenRun(selector::wakeup);
            // Second by second: of the time in which this JVM is stopped, as with Ctrl-Z, no more than one counts.
            for (long left = CONNECT.toSeconds(); left > 0; left--) {
                if (selector.select(A_SECOND_MILLIS) > 0 || !process.isAlive() || Thread.currentThread().isInterrupted()) {
                    break;
                }
            }
            return listener.accept();
        }
    }

    /**
     * Runs a task on this worker and waits for its result, as {@link #await}. For one thread, and not beside
     * {@link #give}.
     */
    public <R> R run(Task<R> task, Journal journal) throws InterruptedException {
        Assignment<R> assignment = new Assignment<>(++lastNumber, EncodedTask.of(task), journal);
        give(assignment);
        return await(assignment);
    }

    /**
     * Gives a task to this worker, which has none. Never fails: if the worker is gone, whoever awaits the answer is told. A thread that
     * is interrupted in the midst of this kills the worker, and nobody knows whether it had begun.
     */
    public void give(Assignment<?> assignment) {
        output.grant();
        try {
            channel.send(assignment.message());
        } catch (ClosedByInterruptException _) {
            assignment.begin();
            kill();
        } catch (IOException _) {
            // The worker is gone.
        }
    }

    /** Waits until the worker has something to say, or never will again. */
    public void awaitWord() {
        try {
            var _ = channel.awaitMore();
        } catch (IOException _) {
            // It was dismissed.
        }
    }

    /**
     * Waits for the result of the task that this worker was given.
     *
     * @return the result
     * @throws WorkerDiedException if the worker ended first, or sent what is no message, and is gone
     * @throws RuntimeException what {@link Task#failed} makes of the task's failure; the worker is unharmed
     * @throws InterruptedException if the caller was interrupted; the task was called off, and the worker is gone
     */
    public <R> R await(Assignment<R> assignment) throws InterruptedException {
        Task<R> task = assignment.task().task();
        try (Journal.Inlet _ = assignment.inlet()) {
            try {
                for (Message message = channel.receive(); message != null; message = channel.receive()) {
                    switch (message) {
                        case Message.Begun(long number) when number == assignment.number() -> assignment.begin();
                        case Message.Happened(long number, var event) when number == assignment.number() ->
                                record(event, assignment);
                        case Message.Done(long number, byte[] result) when number == assignment.number() -> {
                            return result(task, result);
                        }
                        case Message.Failed(long number, var failure) when number == assignment.number() ->
                                throw task.failed(failure);
                        default -> throw new MalformedException("an answer to no question: " + message);
                    }
                }
                throw dead(assignment, "");
            } catch (MalformedException e) {
                kill();
                throw dead(assignment, "sent " + e.getMessage() + ", so it was killed, and ");
            } catch (IOException e) {
                if (Thread.interrupted()) {
                    stop(assignment);
                    throw (InterruptedException) new InterruptedException("interrupted while a worker worked").initCause(e);
                }
                throw dead(assignment, "");
            }
        }
    }

    /** Ends the worker if its event cannot be recorded: the caller gets that failure, and nothing may go on after it. */
    private void record(Event event, Assignment<?> assignment) {
        try {
            assignment.inlet().record(event);
        } catch (RuntimeException | Error e) {
            stop(assignment);
            throw e;
        }
    }

    @SuppressWarnings("NullAway") // The result of a Task<Void> is null, and R cannot say so.
    private static <R> R result(Task<R> task, byte[] encoded) throws MalformedException {
        Object result = Codec.decode(encoded, task.resultType());
        if ((result == null) != (task.resultType() == Void.class)) {
            throw new MalformedException("no result where a " + task.resultType().getTypeName() + " should be");
        }
        return task.resultType().cast(result);
    }

    /** Waits for the end of a worker whose channel has ended, and says how it was; a task that closed only its channel is not spared. */
    private WorkerDiedException dead(Assignment<?> assignment, String what) {
        awaitExit(process, GRACE);
        kill();
        String tail = output.tail();
        String obituary = "worker " + pid() + " " + what + Death.of(process.exitValue())
                + (tail.isEmpty() ? "" : "; its last output: " + tail);
        if (!assignment.isCalledOff()) { // Else it died of that, and what it had begun is cancelled.
            assignment.inlet().fail(obituary);
        }
        return new WorkerDiedException(obituary);
    }

    /** Ends the worker in the midst of its task. Calling it off first leaves no time to start what the kill would not know of. */
    private void stop(Assignment<?> assignment) {
        callOff(assignment);
        awaitExit(process, CALLED_OFF);
        kill();
    }

    /** Gives a process so much time to end; an interruption is kept for later. */
    private static void awaitExit(Process process, Duration grace) {
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

    /** Calls the task off: its thread in the worker is interrupted, also if it has not come there yet. */
    public void callOff(Assignment<?> assignment) {
        assignment.callOff();
        say(assignment.number());
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

    /** Returns the worker's process ID. */
    public long pid() {
        return process.pid();
    }

    /** Returns whether the worker's process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the worker with all that it started; they are gone when the method returns. */
    public void kill() {
        kill(process);
    }

    private static void kill(Process process) {
        if (process.isAlive()) {
            List<ProcessHandle> family = family(process);
            process.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
            awaitExit(process, FOREVER);
            family.forEach(WorkerProcess::awaitEnd);
        }
    }

    /** Returns what the process started, if that can be known: without /proc, or files to open, it cannot, and they hear it themselves. */
    private static List<ProcessHandle> family(Process process) {
        try {
            return process.descendants().toList();
        } catch (RuntimeException _) {
            return List.of();
        }
    }

    /**
     * Waits for the end of a killed process that is no child of ours, and that therefore nobody can wait for but by looking. Its {@code
     * isAlive} is true until whoever adopted it has reaped it; but a process without a program has ended.
     */
    private static void awaitEnd(ProcessHandle killed) {
        while (killed.isAlive() && killed.info().command().isPresent()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Lets the worker, which has no task, end within its {@link #GRACE}, and does not wait for it. */
    public void dismiss() {
        dismiss(GRACE);
    }

    private void dismiss(Duration grace) {
        say(-grace.toMillis());
        try {
            channel.close();
        } catch (IOException _) {
            // The worker sees its end either way.
        }
    }

    /** Lets the worker end, kills it if it does not within its {@link #GRACE}, and returns when it is gone. */
    @Override
    public void close() {
        close(GRACE);
    }

    /** Lets the worker end, kills it if it does not within that time, and returns when it is gone. */
    public void close(Duration grace) {
        dismiss(grace);
        awaitExit(process, grace);
        kill();
        output.close();
        try {
            lifeline.close();
        } catch (IOException _) {
            // Nobody is at its other end.
        }
    }
}
