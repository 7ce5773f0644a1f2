package brigade.compare.run;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.compare.run.Tally.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final long MIB = 1 << 20;

    private final Tally tally = new Tally();

    @Test
    void nothingSeenIsNothing() {
        assertThat(tally.figures()).isEqualTo(new Figures(0, 0, 0, 0));
    }

    @Test
    void peaksAreThoseOfOneMomentAndNotOfTheWorstOfEachProcess() {
        tally.add(List.of(new Sample(1, 20, 80 * MIB, 100)));
        tally.add(List.of(new Sample(1, 18, 60 * MIB, 200), new Sample(2, 12, 40 * MIB, 10)));
        tally.add(List.of(new Sample(1, 21, 90 * MIB, 300)));

        assertThat(tally.figures().peakThreads()).isEqualTo(30);
        assertThat(tally.figures().peakMemoryBytes()).isEqualTo(100 * MIB);
    }

    @Test
    void aProcessThatHasEndedKeepsCounting() {
        tally.add(List.of(new Sample(1, 20, MIB, 100), new Sample(2, 10, MIB, 250)));
        tally.add(List.of(new Sample(1, 20, MIB, 400)));

        assertThat(tally.figures().cpuMillis()).isEqualTo(650);
        assertThat(tally.figures().processes()).isEqualTo(2);
    }
}
