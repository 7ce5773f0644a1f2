package brigade.processes.worker;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.processes.task.RemoteFailure;
import brigade.processes.task.Task;
import brigade.processes.task.Tasks;
import brigade.processes.wire.Channel;
import brigade.processes.wire.Codec;
import brigade.processes.wire.MalformedException;
import brigade.processes.wire.Message;
import brigade.processes.wire.SocketPlace;
import brigade.processes.wire.UnsendableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * The main class of a worker JVM. It runs the tasks that come over its channel, one after another on its main thread, until the
 * channel ends. Its standard input is its {@link Lifeline}; its standard output and error belong to the tasks.
 */
public final class WorkerMain {
    /** The exit status of a worker whose parent is gone. */
    static final int ORPHANED = 70;
    /** The exit status of a worker that was sent what is no message. */
    static final int MALFORMED = 76;
    /** The exit status of a worker whose JVM can do no more; HotSpot's own for {@code ExitOnOutOfMemoryError}. */
    static final int EXHAUSTED = 3;

    private final Channel channel;
    private final Lifeline lifeline;

    private WorkerMain(Channel channel, Lifeline lifeline) {
        this.channel = channel;
        this.lifeline = lifeline;
    }

    /** Connects to the socket at the path that is the only argument, and works. */
    public static void main(String[] args) throws ReflectiveOperationException {
        ignoreInterruptSignal();
        System.setIn(InputStream.nullInputStream());
        Lifeline lifeline = new Lifeline(WorkerMain::orphaned);
        lifeline.watchAfter(WorkerMain::prepare);
        try (SocketChannel socket = connect(Path.of(args[0])); Channel channel = new Channel(socket)) {
            new WorkerMain(channel, lifeline).work();
        } catch (MalformedException e) {
            System.err.println("worker: its parent sent " + e.getMessage());
            System.exit(MALFORMED);
        } catch (IOException _) {
            // The parent is gone, or wants no more of this worker.
        }
        System.exit(0);
    }

    /** Initializes the classes that the first task needs, while the main thread initializes those that it needs to connect. */
    private static void prepare() {
        try {
            byte[] message = Codec.encode(new Message.Begun(0), Message.class);
            var _ = Codec.decode(message, Message.class);
            var _ = Tasks.type("");
        } catch (MalformedException | RuntimeException | LinkageError _) {
            // Whoever needs it will meet it again, and can say so.
        }
    }

    private static void orphaned() {
        try {
            SocketPlace.tidyAll();
        } finally {
            Runtime.getRuntime().halt(ORPHANED);
        }
    }

    /** Ctrl-C reaches every process of a terminal's foreground group; what it means for the workers, their parent decides. */
    private static void ignoreInterruptSignal() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal"); // Naming it in code is a warning that cannot be suppressed.
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance("INT"),
                handler.getField("SIG_IGN").get(null));
    }

    private static SocketChannel connect(Path path) throws IOException {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(path));
        } catch (IOException e) {
            SocketPlace.tidy(path); // The parent died before this worker was up, and cannot do it any more.
            throw e;
        }
    }

    private void work() throws IOException {
        for (Message message = channel.receive(); message != null; message = channel.receive()) {
            if (!(message instanceof Message.Run run)) {
                throw new MalformedException("a message for a parent: " + message.getClass().getSimpleName());
            }
            channel.send(new Message.Begun(run.number()));
            lifeline.begin(run.number(), channel);
            Message answer = answer(run);
            lifeline.end();
            send(answer, run);
        }
    }

    private Message answer(Message.Run run) {
        Class<? extends Task<?>> type = Tasks.type(run.task());
        if (type == null) {
            return failed(run.number(),
                    new IllegalArgumentException("no task is called '" + run.task() + "'; a TaskCatalog must register it"));
        }
        Journal journal = Journal.openRemote(run.journalOpenedNanos(), event -> happened(run.number(), event));
        try {
            Task<?> task = type.cast(Codec.decode(run.arguments(), type));
            if (task == null) {
                throw new MalformedException("there are none");
            }
            return new Message.Done(run.number(), Codec.encode(task.run(journal), task.resultType()));
        } catch (MalformedException e) {
            return failed(run.number(),
                    new IllegalArgumentException("the arguments of task '" + run.task() + "': " + e.getMessage()));
        } catch (UnsendableException e) {
            return failed(run.number(), new UnsendableException("the result of task '" + run.task() + "': " + e.getMessage()));
        } catch (StackOverflowError e) {
            return failed(run.number(), e);
        } catch (VirtualMachineError e) {
            System.err.println("worker: " + e);
            Runtime.getRuntime().halt(EXHAUSTED);
            throw e;
        } catch (Throwable e) {
            return failed(run.number(), e);
        }
    }

    private static Message failed(long number, Throwable failure) {
        return new Message.Failed(number, RemoteFailure.of(failure));
    }

    private void send(Message answer, Message.Run run) throws IOException {
        try {
            channel.send(answer);
        } catch (UnsendableException e) {
            channel.send(
                    failed(run.number(), new UnsendableException("the result of task '" + run.task() + "': " + e.getMessage())));
        }
    }

    private void happened(long number, Event event) {
        try {
            channel.send(new Message.Happened(number, event));
        } catch (IOException _) {
            // Nobody listens any more; the task may tidy up all the same.
        }
    }
}
