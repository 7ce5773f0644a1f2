package brigade.common.rush;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''|''", "5|order 5", "5 6|orders 5 and 6", "1 2 3|orders 1 to 3",
            "2 5 6 7 9 11|orders 2, 5 to 7, 9 and 11", "3 5 6|orders 3, 5 and 6"})
    void runsAreShortened(String numbers, String prose) {
        List<Integer> list = Arrays.stream(numbers.split(" ")).filter(number -> !number.isEmpty()).map(Integer::valueOf).toList();

        assertThat(Numbers.prose(list)).isEqualTo(prose);
    }
}
