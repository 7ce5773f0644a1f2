package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.http.Header;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write into files: lists of URLs, checksums, headers, proxies. */
class WantedTest {
    private static final String SUM = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"http://h/f, http://h/f, -, -", "'  http://h/f\t', http://h/f, -, -",
            "http://h/f#x out=a b, http://h/f#x, -, a b", "http://h/f sha256=SUM, http://h/f, SUM, -",
            "http://h/f  sha256=SUM  out=a b.txt, http://h/f, SUM, a b.txt", "http://h/f out=a b sha256=SUM, http://h/f, SUM, a b"})
    void aLineIsAUrlAndWhatIsKnownOfIt(String line, String url, @Nullable String sum, @Nullable String out) {
        Wanted wanted = Wanted.parse(line.replace("SUM", SUM.toUpperCase(Locale.ROOT))).orElseThrow();
        assertThat(wanted).isEqualTo(new Wanted(url, Optional.ofNullable(sum).map(_ -> SUM), Optional.ofNullable(out)));
        assertThat(Wanted.parse(wanted.line())).contains(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "# http://h/f", "  #"})
    void commentsAndBlankLinesWantNothing(String line) {
        assertThat(Wanted.parse(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://me:secret@h/f what", "http://h/f sha256=123", "http://h/f sha512=123"})
    void anythingElseIsRefusedAndShowsNoCredential(String line) {
        assertThatThrownBy(() -> Wanted.parse(line)).isInstanceOf(IllegalArgumentException.class).message()
                .doesNotContain("secret");
    }

    @Test
    void checksumsAreReadAsSha256sumAndBsdWriteThem() {
        Checksums sums = Checksums.parse(List.of(SUM + "  a b.txt", SUM + " *dir/c", "SHA256 (d (1)) = " + SUM, "", "# x",
                "\\" + SUM + "  e\\\\f"));
        assertThat(sums.byName()).containsOnlyKeys("a b.txt", "c", "d (1)", "e\\f");
        assertThat(sums.of("c")).contains(SUM);
        assertThat(sums.of("x")).isEmpty();
        assertThatThrownBy(() -> Checksums.parse(List.of(SUM + "  a", "nonsense"))).hasMessageContaining("line 2");
        assertThatThrownBy(() -> Checksums.parse(List.of(SUM + "  a", "f".repeat(64) + "  x/a"))).hasMessageContaining("line 2")
                .hasMessageContaining("'a'");
    }

    @ParameterizedTest
    @CsvSource({"'Accept: text/plain', Accept, text/plain", "X-Empty:, X-Empty, ''", "'A:b:c', A, b:c"})
    void aHeaderIsANameAndAValue(String text, String name, String value) {
        assertThat(Header.parse(text)).isEqualTo(new Header(name, value)).hasToString(name + ": ***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"secret", ": secret", "a b: secret", "X: sec\r\nY: ret", "Range: bytes=secret", "Host: secret", "X: sécret"})
    void whatIsNoHeaderOrNotOursToSendIsRefused(String text) {
        assertThatThrownBy(() -> Header.parse(text)).isInstanceOf(IllegalArgumentException.class).message()
                .doesNotContain("secret");
    }
}
