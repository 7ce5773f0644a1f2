package brigade.common.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTimesTest {

    @ParameterizedTest
    @CsvSource({"1, 6", "2, 3", "3, 3", "16, 3"})
    void theStandardFilesTakeThreeSecondsOrSixOneAfterAnother(int atMost, int seconds) {
        assertThat(OriginTimes.together(OriginFile.standard(1), atMost)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(OriginTimes.oneAfterAnother(OriginFile.standard(1))).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void theScaleShrinksThemAll() {
        assertThat(OriginFile.standard(0.01)).extracting(OriginFile::name).containsExactly("File1", "File2", "File3");
        assertThat(OriginTimes.together(OriginFile.standard(0.01), 3).toMillis()).isEqualTo(30);
        assertThat(OriginFile.standard(0.01)).extracting(OriginFile::size).as("the bytes stay")
                .isEqualTo(OriginFile.standard(1).stream().map(OriginFile::size).toList());
    }

    @Test
    void theOrderOfTheFilesMatters() {
        List<OriginFile> shortestFirst = OriginFile.standard(1).reversed();
        assertThat(OriginTimes.together(shortestFirst, 2)).as("1 and 2 together, then 3").isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void latencyCounts() {
        assertThat(new OriginFile("f", 1000, Duration.ofMillis(500), 1000).time()).isEqualTo(Duration.ofMillis(1500));
        assertThat(OriginFile.plain("f", 1 << 30).time()).isZero();
        assertThat(OriginTimes.together(List.of(), 3)).isZero();
    }
}
