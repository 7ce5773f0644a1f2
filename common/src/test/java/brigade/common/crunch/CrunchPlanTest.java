package brigade.common.crunch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrunchPlanTest {

    @ParameterizedTest
    @CsvSource({"2, 1", "2, 2", "10, 3", "97, 97", "1000000000000, 7", "9223372036854775807, 10000"})
    void chunksFollowEachOtherAndDifferByOneAtMost(long upTo, int chunks) {
        List<Chunk> all = new CrunchPlan(upTo, chunks, 1).all();

        assertThat(all).hasSize(chunks);
        assertThat(all.getFirst().first()).isEqualTo(1);
        assertThat(all.getLast().last()).isEqualTo(upTo);
        assertThat(IntStream.range(1, chunks)).allMatch(i -> all.get(i).first() == all.get(i - 1).last() + 1);
        assertThat(all).allMatch(chunk -> chunk.last() - chunk.first() + 1 - upTo / chunks <= 1);
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 4", "11, 11, 1", "24, 28, 0", "1, 1, 0", "2, 2, 1", "1, 10000, 1229"})
    void primesAreCounted(long first, long last, long primes) throws InterruptedException {
        assertThat(new Chunk(1, first, last).count()).isEqualTo(primes);
    }

    @Test
    void whoIsCalledOffStops() {
        Chunk endless = new Chunk(3, 1, Long.MAX_VALUE);
        assertThatThrownBy(() -> endless.count(() -> true)).isInstanceOf(CancellationException.class)
                .hasMessageStartingWith("chunk 3 was called off at ");
        Thread.currentThread().interrupt();
        assertThatThrownBy(endless::count).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "10, 0, 1", "10, 11, 1", "10, 1, 0"})
    void plansThatCannotBeAreRefused(long upTo, int chunks, int atMost) {
        assertThatThrownBy(() -> new CrunchPlan(upTo, chunks, atMost)).isInstanceOf(IllegalArgumentException.class);
    }
}
