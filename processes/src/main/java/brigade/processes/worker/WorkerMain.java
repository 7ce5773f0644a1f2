package brigade.processes.worker;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.processes.task.RemoteFailure;
import brigade.processes.wire.Channel;
import brigade.processes.wire.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * The main class of a worker JVM. It runs the tasks that come over its channel, one after another, until the channel ends.
 *
 * <p>Its standard input is its lifeline: nothing ever comes there, and its end says that the parent is gone, however it went; the
 * worker then halts at once, in the midst of whatever it does.
 */
public final class WorkerMain {
    /** The exit status of a worker whose parent is gone. */
    static final int ORPHANED = 3;

    private WorkerMain() {}

    /** Connects to the socket at the path that is the only argument, and works. */
    public static void main(String[] args) throws Exception {
        ignoreInterruptSignal();
        Thread.ofPlatform().daemon().name("lifeline").start(WorkerMain::haltAtEndOfInput);
        try (SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(args[0]));
                Channel channel = new Channel(socket)) {
            Optional<Message> message = channel.receive();
            while (message.isPresent()) {
                if (message.get() instanceof Message.Run run) {
                    channel.send(answer(run, channel));
                }
                message = channel.receive();
            }
        }
        System.exit(0);
    }

    /** Ctrl-C reaches every process of a terminal's foreground group; what it means for the workers, their parent decides. */
    private static void ignoreInterruptSignal() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object ignore = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[]{handler}, (_, _, _) -> null);
        signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance("INT"), ignore);
    }

    private static void haltAtEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(ORPHANED);
    }

    private static Message answer(Message.Run run, Channel channel) {
        Journal journal = Journal.openRemote(run.journalOpenedNanos(), event -> send(channel, event));
        try {
            return new Message.Done(Channel.json().valueToTree(run.task().run(journal)));
        } catch (Exception | StackOverflowError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return new Message.Failed(new RemoteFailure(e.getClass().getName(), String.valueOf(e.getMessage()), trace.toString()));
        }
    }

    private static void send(Channel channel, Event event) {
        try {
            channel.send(new Message.Happened(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
