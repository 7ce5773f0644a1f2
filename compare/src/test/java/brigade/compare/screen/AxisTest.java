package brigade.compare.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    @Test
    void theBeginningIsTheFirstColumnAndTheEndTheLast() {
        Axis axis = new Axis(7000, 71);

        assertThat(axis.column(0)).isZero();
        assertThat(axis.column(3500)).isEqualTo(35);
        assertThat(axis.column(7000)).isEqualTo(70);
        assertThat(axis.column(8000)).as("what is later stays on the axis").isEqualTo(70);
    }

    @ParameterizedTest
    @CsvSource({"7000, 60, '0 1 s 2 s 3 s 4 s 5 s 6 s 7 s'", "7000, 30, '0 2 s 4 s 6 s'", "1200, 30, '0 0.5 s 1 s'",
            "70, 40, '0 20 ms 40 ms 60 ms'", "600000, 20, '0 500 s'", "1, 40, '0 0.2 ms 0.4 ms 0.6 ms 0.8 ms 1 ms'"})
    void ticksAreRoundAndApart(double most, int columns, String words) {
        Axis axis = new Axis(most, columns);

        assertThat(String.join(" ", axis.ticks().stream().map(axis::words).toList())).isEqualTo(words);
    }
}
