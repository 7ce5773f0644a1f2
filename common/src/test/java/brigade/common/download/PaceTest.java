package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void withoutALimitNobodyWaits() {
        assertThat(new Pace(Limits.NONE).after(Long.MAX_VALUE, 0)).isZero();
    }

    @Test
    void theWaitsAddUpToTheRateWhoeverAsks() {
        Pace pace = new Pace(1000);
        assertThat(pace.after(500, 7 * SECOND)).isEqualTo(Duration.ofMillis(500));
        assertThat(pace.after(500, 7 * SECOND)).as("another download, at the same time").isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.after(1000, 8 * SECOND)).as("who waited pays no more").isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void timeInWhichNothingCameIsNotSavedUp() {
        Pace pace = new Pace(1000);
        pace.after(1, 0);
        assertThat(pace.after(1000, 100 * SECOND)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(1));
    }

    @Test
    void aClockMayBeginBelowZero() {
        Pace pace = new Pace(1000);
        assertThat(pace.after(1000, Long.MIN_VALUE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.after(1000, Long.MIN_VALUE + SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whoeverNamesTheSameFileKeepsTheSamePace() {
        Limits limits = Limits.none().bytesPerSecond(1000);
        try (PaceFile file = PaceFile.of(limits)) {
            Pace one = PaceFile.pace(limits, file.path());
            Pace other = PaceFile.pace(limits, file.path());
            assertThat(one.after(500, 7 * SECOND)).isEqualTo(Duration.ofMillis(500));
            assertThat(other.after(500, 7 * SECOND)).isEqualTo(Duration.ofSeconds(1));
        }
        assertThat(PaceFile.of(Limits.none()).path()).isEmpty();
    }
}
