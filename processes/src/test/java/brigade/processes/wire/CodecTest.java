package brigade.processes.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.journal.Actor;
import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import brigade.common.journal.Worker;
import brigade.common.kitchen.Menu;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Plain data comes back as it went; everything else is refused, by name. */
final class CodecTest {

    /** All that plain data can be. */
    record Plain(int i, long l, double d, boolean b, String s, Phase phase, Duration time, URI uri, Path path, List<Actor> actors,
            Map<String, Integer> numbers, Optional<String> some, Optional<String> none, Shape2 shape) {}

    /** Something sealed. */
    sealed interface Shape2 {
        /** One of it. */
        record Round(double radius) implements Shape2 {}

        /** Another. */
        record Square(int side) implements Shape2 {}
    }

    /** Something that nests. */
    record Nested(Optional<Nested> inner) {}

    private static final Plain PLAIN = new Plain(-1, Long.MIN_VALUE, 0.1, true, "käse 🧀", Phase.NOTED, Duration.ofSeconds(-3, 7),
            URI.create("http://a/b?c"), Path.of("/tmp/x"), List.of(Actor.named("chef")), Map.of("one", 1), Optional.of("x"),
            Optional.empty(),
            new Shape2.Square(2));

    @Test
    void plainDataComesBack() throws MalformedException {
        assertThat(Codec.decode(Codec.encode(PLAIN, Plain.class), Plain.class)).isEqualTo(PLAIN);
        Event event = new Event(1, Duration.ofMillis(5), Actor.named("chef"), "cook", Phase.STARTED, Worker.current(), "");
        assertThat(Codec.decode(Codec.encode(event, Event.class), Event.class)).isEqualTo(event);
        Menu menu = Menu.standard(1);
        assertThat(Codec.decode(Codec.encode(menu, Menu.class), Menu.class)).isEqualTo(menu);
        assertThat(Codec.decode(Codec.encode(null, Void.class), Void.class)).isNull();
    }

    @Test
    void whatIsNoPlainDataIsRefusedByName() {
        assertThatThrownBy(() -> Codec.encode(Thread.currentThread(), Thread.class)).isInstanceOf(UnsendableException.class)
                .hasMessageContaining("java.lang.Thread");
        assertThatThrownBy(() -> Codec.encode("text", Object.class)).isInstanceOf(UnsendableException.class)
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    void cyclesAndDepthsAreRefused() {
        Nested nested = new Nested(Optional.empty());
        for (int i = 0; i < Codec.MAX_DEPTH; i++) {
            nested = new Nested(Optional.of(nested));
        }
        Nested deep = nested;
        assertThatThrownBy(() -> Codec.encode(deep, Nested.class)).isInstanceOf(UnsendableException.class)
                .hasMessageContaining("deeper");
        byte[] deeper = new byte[10_000];
        Arrays.fill(deeper, (byte) 2); // the branch for a value, again and again
        assertThatThrownBy(() -> Codec.decode(deeper, Nested.class)).isInstanceOf(MalformedException.class)
                .hasMessageContaining("deeper");
    }

    @Test
    void halfACharacterIsRefused() {
        assertThatThrownBy(() -> Codec.encode("half a cheese: \ud83e", String.class)).isInstanceOf(UnsendableException.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    void noLengthIsBelievedBeforeItsBytesAreThere() {
        byte[] text = {2, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 2, 't', 'e', 'x', 't'}; // a string of 2^28 bytes
        assertThatThrownBy(() -> Codec.decode(text, String.class)).isInstanceOf(MalformedException.class)
                .hasMessageContaining("a length of 268435456 within 10 bytes");
    }

    @Test
    void everyPrefixIsRefused() {
        byte[] whole = Codec.encode(PLAIN, Plain.class);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Codec.decode(cut, Plain.class)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void noiseIsRefusedOrHarmless() {
        Random random = new Random(42);
        byte[] whole = Codec.encode(PLAIN, Plain.class);
        List<Throwable> others = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            byte[] noisy = whole.clone();
            for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
                noisy[random.nextInt(noisy.length)] = (byte) random.nextInt();
            }
            try {
                Codec.decode(noisy, Plain.class);
            } catch (MalformedException _) {
                // Refused, as it should be.
            } catch (RuntimeException | Error e) {
                others.add(e);
            }
        }
        assertThat(others).isEmpty();
    }
}
