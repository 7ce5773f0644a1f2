package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.http.Header;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write into files: lists of URLs, checksums, headers, proxies. */
class WantedTest {
    private static final String SUM = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"http://h/f, http://h/f, -, -", "'  http://h/f\t', http://h/f, -, -",
            "http://h/f#x out=a b, http://h/f#x, -, a b", "http://h/f sha256=SUM, http://h/f, SUM, -",
            "http://h/f  sha256=SUM  out=a b.txt, http://h/f, SUM, a b.txt",
            "'http://h/f\tsha256=SUM\tout=a', http://h/f, SUM, a", "http://h/f out=out=a  b, http://h/f, -, out=a  b",
            "http://h/f out=a b sha256=SUM, http://h/f, SUM, a b"})
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
    @ValueSource(strings = {"http://me:secret@h/f what", "http://h/f sha256=123", "http://h/f sha512=123",
            "http://h/f out=", "http://h/f sha256=", "http://h/f sha256=SUM what"})
    void anythingElseIsRefusedAndShowsNoCredential(String line) {
        assertThatThrownBy(() -> Wanted.parse(line)).isInstanceOf(IllegalArgumentException.class).message()
                .doesNotContain("secret");
    }

    @Test
    @Timeout(10)
    void aLineWithoutEndIsReadInOneGo() {
        String long1 = "http://h/f" + " out=x".repeat(100_000);
        assertThat(Wanted.parse(long1).orElseThrow().out())
                .hasValueSatisfying(name -> assertThat(name).hasSizeGreaterThan(500_000));
        String long2 = "http://h/f" + " ".repeat(200_000) + "what" + "\tsha256=".repeat(50_000);
        assertThatThrownBy(() -> Wanted.parse(long2)).message().hasSizeLessThan(1000);
        assertThatThrownBy(() -> Wanted.parse("http://h/f sha256=" + "0".repeat(100_000))).message().hasSizeLessThan(1000);
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
