package brigade.common.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "500, 500", "500b, 500", "64k, 65536", "64KiB, 65536", "10m, 10485760", "10mb, 10485760", "1g, 1073741824",
            "' 1G ', 1073741824", "8589934591g, 9223372035781033984"})
    void sizesAreReadAsPeopleWriteThem(String text, long bytes) {
        assertThat(Sizes.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k", "-1", "1.5m", "1t", "1 k", "1kk", "9999999999999", "٣"})
    void whatIsNoSizeIsNamedAndOthersAreShown(String text) {
        assertThatThrownBy(() -> Sizes.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a size; write 500, 64k, 10m or 1g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8589934592g", "999999999999g"})
    void aSizeHasALimit(String text) {
        assertThatThrownBy(() -> Sizes.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is more bytes than can be counted");
    }
}
