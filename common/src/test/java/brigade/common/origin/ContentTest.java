package brigade.common.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContentTest {
    private static final int PERIOD = (1 << 20) - 1;

    private static byte[] bytes(String name, long offset, int length) {
        byte[] bytes = new byte[length];
        Content.of(name).copy(offset, bytes, length);
        return bytes;
    }

    @Test
    void anyStretchIsTheSameAsInTheWhole() {
        byte[] whole = bytes("f", 0, 3 * PERIOD);
        assertThat(bytes("f", PERIOD - 5, 2 * PERIOD)).isEqualTo(Arrays.copyOfRange(whole, PERIOD - 5, 3 * PERIOD - 5));
        assertThat(bytes("f", 10L * PERIOD, 100)).isEqualTo(Arrays.copyOf(whole, 100));
        assertThat(bytes("f", (1L << 40) + 7, 1)).hasSize(1);
    }

    @Test
    void filesOfOtherNamesAreUnlike() {
        assertThat(bytes("File1", 0, 100)).isNotEqualTo(bytes("File2", 0, 100)).isEqualTo(bytes("File1", 0, 100));
    }

    @Test
    void aChunkInAnotherChunksPlaceShows() {
        int chunk = 64 << 10;
        byte[] first = bytes("f", 0, chunk);
        for (long at = chunk; at < 4L * PERIOD; at += chunk) {
            assertThat(bytes("f", at, chunk)).isNotEqualTo(first);
        }
    }
}
