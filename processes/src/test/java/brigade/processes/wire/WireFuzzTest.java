package brigade.processes.wire;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.journal.Actor;
import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import brigade.common.journal.Worker;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.processes.task.RemoteFailure;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Frames that a broken or hostile process might send, made from good ones by seeded chance: each is refused as malformed, or is a message
 * that says the same when it is sent on. Each build tries new seeds for two seconds, the soak for an hour ({@code mvn verify -Psoak}); a
 * failure names its seed.
 */
final class WireFuzzTest {
    private static final List<Message> GOOD = List.of(
            new Message.Run(1, "workers/cook-side", Codec.encode(Menu.standard(1), Menu.class), 12_345),
            new Message.Begun(1),
            new Message.Happened(1,
                    new Event(1, Duration.ofMillis(5), Actor.named("chef"), "cook", Phase.STARTED, Worker.current(), "")),
            new Message.Done(1,
                    Codec.encode(KitchenResult.failed(Menu.standard(1), new IOException("käse 🧀")), KitchenResult.class)),
            new Message.Failed(1, new RemoteFailure("java.io.IOException", "no", "\tat")));

    @TempDir
    Path directory = Path.of("unset");

    @Test
    void framesAreRefusedOrHarmless() throws Exception {
        fuzz(Duration.ofSeconds(2));
    }

    @Test
    @Tag("soak")
    void framesAreRefusedOrHarmlessForAnHour() throws Exception {
        fuzz(Duration.ofHours(1));
    }

    private void fuzz(Duration time) throws Exception {
        long first = System.nanoTime();
        Path path = directory.resolve("socket");
        try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            door.bind(UnixDomainSocketAddress.of(path));
            for (long seed = first; System.nanoTime() - first < time.toNanos(); seed++) {
                try {
                    tryFrame(new Random(seed));
                    tryStream(new Random(seed), door, path);
                } catch (RuntimeException | Error e) {
                    throw new AssertionError("seed " + seed, e);
                }
            }
        }
    }

    private static void tryFrame(Random random) {
        byte[] frame = mutated(random);
        try {
            Object message = Codec.decode(frame, Message.class);
            if (message != null) {
                byte[] again = Codec.encode(message, Message.class);
                assertThat(Codec.encode(Codec.decode(again, Message.class), Message.class)).isEqualTo(again);
            }
        } catch (MalformedException _) {
            // Refused, as it should be.
        }
    }

    /** Several frames over a socket, with lengths that may be wrong: whoever receives sees an end, in any case. */
    private static void tryStream(Random random, ServerSocketChannel door, Path path) throws IOException {
        try (SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(path));
                Channel channel = new Channel(door.accept())) {
            for (int frames = random.nextInt(4); frames > 0; frames--) {
                byte[] frame = random.nextBoolean() ? mutated(random) : encoded(random);
                int length = random.nextInt(4) == 0 ? random.nextInt() >> random.nextInt(32) : frame.length;
                socket.write(ByteBuffer.allocate(4 + frame.length).putInt(length).put(frame).flip());
            }
            socket.shutdownOutput();
            for (Message message = channel.receive(); message != null; message = channel.receive()) {
                assertThat(message).isNotNull();
            }
        } catch (IOException _) {
            // Malformed, or cut off.
        }
    }

    private static byte[] encoded(Random random) {
        return Codec.encode(GOOD.get(random.nextInt(GOOD.size())), Message.class);
    }

    private static byte[] mutated(Random random) {
        byte[] frame = encoded(random);
        for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
            int place = random.nextInt(frame.length);
            switch (random.nextInt(5)) {
                case 0 -> frame[place] = (byte) random.nextInt();
                case 1 -> frame[place] ^= (byte) (1 << random.nextInt(8));
                case 2 -> frame[place] = 0; // absent
                case 3 -> frame = Arrays.copyOf(frame, random.nextInt(1, frame.length + 8));
                default -> {
                    byte[] other = encoded(random);
                    System.arraycopy(other, 0, frame, place, Math.min(other.length, frame.length - place));
                }
            }
        }
        return frame;
    }
}
