package brigade.compare.trace;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.compare.page.Kitchens;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The trace, read back by a reader of its own that knows the wire format and Perfetto's published field numbers, and nothing of the writer. */
class PerfettoTraceTest {

    /** One field of a message: a number, or bytes. */
    private record Field(int number, long value, ByteBuffer content) {

        byte[] bytes() {
            byte[] bytes = new byte[content.remaining()];
            content.duplicate().get(bytes);
            return bytes;
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Field> message(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<Field> fields = new ArrayList<>();
        while (in.hasRemaining()) {
            long key = varint(in);
            int number = Math.toIntExact(key >>> 3);
            switch ((int) key & 7) {
                case 0 -> fields.add(new Field(number, varint(in), ByteBuffer.allocate(0)));
                case 2 -> {
                    byte[] content = new byte[Math.toIntExact(varint(in))];
                    in.get(content);
                    fields.add(new Field(number, 0, ByteBuffer.wrap(content)));
                }
                default -> throw new IllegalStateException("wire type " + (key & 7));
            }
        }
        return fields;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0;; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static Field first(List<Field> fields, int number) {
        return fields.stream().filter(field -> field.number() == number).findFirst().orElseThrow();
    }

    private static boolean has(List<Field> fields, int number) {
        return fields.stream().anyMatch(field -> field.number() == number);
    }

    @Test
    void tracksAreNamedByModelProcessAndWorkerAndSlicesOnOneNeverOverlap() {
        List<Field> packets = message(PerfettoTrace.of(Kitchens.all()));
        Map<Long, String> processes = new HashMap<>();
        Map<Long, String> tracks = new HashMap<>();
        Map<Long, Deque<String>> open = new HashMap<>();
        Set<String> slices = new HashSet<>();
        long last = 0;

        assertThat(packets).allMatch(field -> field.number() == 1);
        assertThat(first(message(packets.getFirst().bytes()), 13).value()).as("SEQ_INCREMENTAL_STATE_CLEARED").isEqualTo(1);
        for (Field field : packets) {
            List<Field> packet = message(field.bytes());
            assertThat(first(packet, 10).value()).as("trusted_packet_sequence_id").isEqualTo(1);
            if (has(packet, 60)) {
                List<Field> descriptor = message(first(packet, 60).bytes());
                long uuid = first(descriptor, 1).value();
                if (has(descriptor, 3)) {
                    processes.put(uuid, first(message(first(descriptor, 3).bytes()), 6).text());
                } else {
                    tracks.put(uuid, processes.get(first(descriptor, 5).value()) + " > " + first(descriptor, 2).text());
                }
                continue;
            }
            List<Field> event = message(first(packet, 11).bytes());
            long track = first(event, 11).value();
            assertThat(first(packet, 8).value()).as("timestamps ascend").isGreaterThanOrEqualTo(last);
            last = first(packet, 8).value();
            assertThat(tracks).as("a track is described before its events").containsKey(track);
            Deque<String> stack = open.computeIfAbsent(track, _ -> new ArrayDeque<>());
            if (first(event, 9).value() == 1) {
                assertThat(stack).as("one at a time").isEmpty();
                stack.push(first(event, 23).text());
                slices.add(tracks.get(track) + ": " + first(event, 23).text());
            } else {
                assertThat(first(event, 9).value()).isEqualTo(2);
                stack.pop();
            }
        }
        assertThat(open.values()).allMatch(Deque::isEmpty);
        assertThat(last).as("nanoseconds").isEqualTo(7_153_000_000L);
        assertThat(processes.values()).contains("async/vertx, pid 100", "processes/spawn, pid 100", "processes/spawn, pid 200");
        assertThat(slices).contains("async/vertx, pid 100 > event loop vert.x-eventloop-thread-0 (1): salad",
                "async/vertx, pid 100 > event loop vert.x-eventloop-thread-0 (2): dessert",
                "threads/platform, pid 100 > platform thread assistant-dessert: dessert",
                "processes/spawn, pid 200 > platform thread main: dessert");
    }

    @Test
    void numbersTakeAsManyBytesAsTheyNeed() {
        assertThat(new Protobuf().number(1, 300).text(2, "ä").toBytes()).containsExactly(0x08, 0xAC, 0x02, 0x12, 0x02, 0xC3, 0xA4);
        assertThat(varint(ByteBuffer.wrap(new Protobuf().number(1, Long.MAX_VALUE).toBytes()).position(1)))
                .isEqualTo(Long.MAX_VALUE);
    }
}
