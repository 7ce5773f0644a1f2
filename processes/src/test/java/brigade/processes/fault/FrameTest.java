package brigade.processes.fault;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.journal.Actor;
import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import brigade.common.journal.Worker;
import brigade.processes.fault.Deeds.What;
import brigade.processes.pool.PoolSettings;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.RemoteFailure;
import brigade.processes.task.WorkerDiedException;
import brigade.processes.wire.Channel;
import brigade.processes.wire.Codec;
import brigade.processes.wire.Message;
import brigade.processes.worker.WorkerJvm;
import brigade.processes.worker.WorkerMain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Frames that are none, either way: whoever sent them is retired with a clear error. */
final class FrameTest extends FaultBase {

    /** What is sent in place of an answer. */
    enum Frame {
        OVERSIZED("a frame of 2147483647 bytes; the longest may have 8388608"),
        NEGATIVE("a frame of 4294967295 bytes; the longest may have 8388608"),
        EMPTY("0 bytes, too few for a brigade.processes.wire.Message"),
        CUT_OFF("last output: bye"),
        CUT_OFF_LENGTH("last output: bye"),
        TOO_SHORT_LENGTH("too few for a brigade.processes.wire.Message"),
        GARBAGE("branch 6998 where a brigade.processes.wire.Message should be"),
        NOT_UTF_8("bytes that are not UTF-8"),
        UNKNOWN_MESSAGE("number 99 where a brigade.processes.wire.Message should be"),
        FOR_A_WORKER("an answer to no question"),
        HUGE_ARRAY("a length of 2147483647 within 9 bytes"),
        TRAILING("more bytes than one"),
        NO_MESSAGE("a frame of no message"),
        NO_EVENT("nothing where a brigade.common.journal.Event should be"),
        NO_FAILURE("nothing where a brigade.processes.task.RemoteFailure should be"),
        NO_RESULT("no result where a java.lang.String should be"),
        ANOTHERS_END("an answer to no question: Done[number=2"),
        ANOTHERS_FAILURE("an answer to no question: Failed[number=0"),
        ANOTHERS_EVENT("an answer to no question: Happened[number=2");

        private final String complaint;

        Frame(String complaint) {
            this.complaint = complaint;
        }

        byte[] bytes() {
            byte[] good = Codec.encode(new Message.Begun(1), Message.class);
            return switch (this) {
                case OVERSIZED -> HexFormat.of().parseHex("7fffffff");
                case NEGATIVE -> HexFormat.of().parseHex("ffffffff");
                case EMPTY -> HexFormat.of().parseHex("00000000");
                case CUT_OFF -> HexFormat.of().parseHex("000000ff01");
                case CUT_OFF_LENGTH -> HexFormat.of().parseHex("0000");
                case TOO_SHORT_LENGTH -> ByteBuffer.allocate(4 + good.length).putInt(good.length - 2).put(good).array();
                case GARBAGE -> framed("\u00ac\u00ed\u0000\u0005 a serialized object".getBytes(StandardCharsets.ISO_8859_1));
                case NOT_UTF_8 -> framed(notUtf8());
                case UNKNOWN_MESSAGE -> framed(HexFormat.of().parseHex("02c601"));
                case FOR_A_WORKER -> framed(new Message.Run(1, "deed", new byte[0], 0));
                case HUGE_ARRAY -> framed(HexFormat.of().parseHex("0206" + "02" + "02feffffff0f"));
                case TRAILING -> framed(Arrays.copyOf(good, good.length + 1));
                case NO_MESSAGE -> framed(HexFormat.of().parseHex("00"));
                case NO_EVENT -> framed(HexFormat.of().parseHex("0204" + "02" + "00"));
                case NO_FAILURE -> framed(HexFormat.of().parseHex("0208" + "02" + "00"));
                case NO_RESULT -> framed(new Message.Done(1, Codec.encode(null, String.class)));
                case ANOTHERS_END -> framed(new Message.Done(2, Codec.encode("mine", String.class)));
                case ANOTHERS_FAILURE -> framed(new Message.Failed(0, new RemoteFailure("", "", "")));
                case ANOTHERS_EVENT -> framed(new Message.Happened(2, new Event(1, Duration.ZERO, Actor.named("cook"), "cook",
                        Phase.STARTED, Worker.current(), "")));
            };
        }

        private static byte[] notUtf8() {
            byte[] failed = Codec.encode(new Message.Failed(1, new RemoteFailure("", "", "x")), Message.class);
            failed[failed.length - 1] = (byte) 0xff;
            return failed;
        }
    }

    /** A worker that begins with its first task, answers with a bad frame, and waits, or ends if the frame is to be cut off. */
    static final class Liar {

        private Liar() {}

        public static void main(String[] args) throws Exception {
            Frame frame = Frame.valueOf(args[0]);
            try (SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(args[1]))) {
                socket.read(ByteBuffer.allocate(1 << 16));
                System.out.println("bye");
                send(socket, framed(new Message.Begun(1)));
                send(socket, frame.bytes());
                if (frame != Frame.CUT_OFF && frame != Frame.CUT_OFF_LENGTH) {
                    Thread.sleep(Duration.ofMinutes(1));
                }
            }
        }
    }

    private static byte[] framed(Message message) {
        return framed(Codec.encode(message, Message.class));
    }

    private static byte[] framed(byte[] bytes) {
        return ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array();
    }

    private static void send(SocketChannel socket, byte[] frame) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(frame);
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }

    @Repeatedly
    void workerThatSendsThem() throws Exception {
        for (Frame frame : Frame.values()) {
            try (WorkerPool pool = new WorkerPool(PoolSettings.of(1).jvm(WorkerJvm.standard().java(liar(frame))))) {
                assertThat(failure(pool.submit(deed(What.PID)))).as(frame.name()).isInstanceOf(WorkerDiedException.class)
                        .hasMessageContaining(frame.complaint);
            }
        }
    }

    private Path liar(Frame frame) throws IOException {
        Path script = Files.writeString(directory.resolve("java-" + frame), """
                #!/bin/sh
                for socket; do :; done
                exec %s -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -cp '%s' '%s' %s "$socket"
                """.formatted(WorkerJvm.standard().java(), System.getProperty("java.class.path"), Liar.class.getName(), frame));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    @Repeatedly
    void parentThatSendsThem() throws Exception {
        try (ExecutorService parents = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Frame, Future<String>> said = new EnumMap<>(Frame.class);
            for (Frame frame : new Frame[]{Frame.OVERSIZED, Frame.NEGATIVE, Frame.EMPTY, Frame.GARBAGE, Frame.NOT_UTF_8,
                    Frame.UNKNOWN_MESSAGE}) {
                said.put(frame, parents.submit(() -> said(frame.name(), frame.bytes())));
            }
            Future<String> toParent = parents.submit(
                    () -> said("to-parent", framed(new Message.Begun(1))));
            for (Map.Entry<Frame, Future<String>> one : said.entrySet()) {
                assertThat(one.getValue().get()).as(one.getKey().name()).contains("worker: its parent sent")
                        .contains(one.getKey().complaint).endsWith("76");
            }
            assertThat(toParent.get()).contains("a message for a parent: Begun").endsWith("76");
        }
    }

    /** Returns what a worker says to the frame, and its exit status. */
    private String said(String name, byte[] frame) throws Exception {
        Path path = directory.resolve("socket-" + name);
        Process worker;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(path));
            worker = new ProcessBuilder(WorkerJvm.standard().java().toString(), "-XX:TieredStopAtLevel=1", "-cp",
                    System.getProperty("java.class.path"), WorkerMain.class.getName(), path.toString()).redirectErrorStream(true)
                    .start();
            try (SocketChannel socket = listener.accept()) {
                socket.write(ByteBuffer.wrap(frame));
                worker.getInputStream().transferTo(said);
            }
        } finally {
            Files.delete(path);
        }
        return said.toString(StandardCharsets.UTF_8) + worker.waitFor();
    }

    @Repeatedly
    void taskThatTheWorkerDoesNotKnow() throws Exception {
        Path path = directory.resolve("socket");
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(path));
            Process worker = new ProcessBuilder(WorkerJvm.standard().java().toString(), "-cp",
                    System.getProperty("java.class.path"),
                    WorkerMain.class.getName(), path.toString()).redirectErrorStream(true).start();
            try (Channel channel = new Channel(listener.accept())) {
                for (long number = 1; number <= 2; number++) {
                    channel.send(new Message.Run(number, "unheard-of", new byte[0], 0));
                    assertThat(channel.receive()).isEqualTo(new Message.Begun(number));
                    assertThat(channel.receive()).isInstanceOfSatisfying(Message.Failed.class,
                            failed -> assertThat(failed.failure().message()).contains("no task is called 'unheard-of'"));
                }
            }
            assertThat(worker.waitFor()).isZero();
        } finally {
            Files.delete(path);
        }
    }
}
