package brigade.common.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"400ms, PT0.4S", "2s, PT2S", "1.5s, PT1.5S", "1m30s, PT1M30S", "2h, PT2H", "1h2m3s4ms, PT1H2M3.004S", "0s, PT0S",
            "' 2S ', PT2S", "0.000000001s, PT0.000000001S", "24000h, PT24000H"})
    void durationsAreReadAsPeopleWriteThem(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "1d", "1s2", "1 s", "1,5s", ".5s", "1.s", "1e3s", "٣s", "9999999999s"})
    void whatIsNoDurationIsNamedAndOthersAreShown(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a duration; write 400ms, 2s or 1m30s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"24001h", "999999999h", "999999999h999999999h"})
    void aDurationHasALimit(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is too long; the longest duration is 1000 days");
    }

    @ParameterizedTest
    @CsvSource({"PT5S, 5 seconds", "PT1S, 1 second", "PT1M30S, 1 minute 30 seconds", "PT0.4S, 400 milliseconds", "PT25H, 25 hours",
            "PT0S, no time"})
    void proseIsWhatOneWouldSay(Duration duration, String prose) {
        assertThat(Durations.prose(duration)).isEqualTo(prose);
    }

    @ParameterizedTest
    @ValueSource(strings = {"400ms", "2s", "1m30s", "24000h", "0s", "0.000000001s", "3h"})
    void whatIsWrittenIsReadAgain(String text) {
        Duration duration = Durations.parse(text);
        assertThat(Durations.parse(Durations.written(duration))).isEqualTo(duration);
    }

    @Test
    void aScaleMultiplies() {
        assertThat(Durations.scaled(Duration.ofSeconds(5), 0.01)).isEqualTo(Duration.ofMillis(50));
        assertThat(Durations.scaled(Duration.ofDays(1), 1000)).as("as long as can be").isEqualTo(Duration.ofDays(1000));
        assertThatThrownBy(() -> Durations.scaled(Duration.ofDays(2), 1000)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("172800s times 1000.0 is too long; the longest duration is 1000 days");
    }
}
