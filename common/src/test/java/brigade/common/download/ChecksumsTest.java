package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of checksums, as the tools of the world write them. */
class ChecksumsTest {
    private static final String SUM = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);

    private static Checksums parse(String... lines) {
        return Checksums.parse(Arrays.stream(lines).map(line -> line.replace("SUM", SUM).replace("OTHER", OTHER)).toList());
    }

    @ParameterizedTest
    @CsvSource({"'SUM  a b.txt', a b.txt", "'SUM *c', c", "'SUM  dir/c', c", "'SUM  ./dir/c', c", "'SUM c', c", "'SUM\tc', c",
            "'  SUM  c', c", "'SHA256 (d (1)) = SUM', d (1)", "'SHA256(d)= SUM', d", "'SHA2-256(d)= SUM', d",
            "'\\SUM  e\\\\f', e\\f", "'\\SUM *e\\\\n', 'e\\n'", "'\\SHA256 (e\\\\f) = SUM', e\\f", "'SUM  SUM', SUM"})
    void aLineIsReadAsItsToolWritesIt(String line, String name) {
        assertThat(parse(line).of(List.of(name.replace("SUM", SUM)), "/x")).contains(SUM);
        assertThat(parse(line.toUpperCase(java.util.Locale.ROOT).replace("SUM", SUM.toUpperCase(java.util.Locale.ROOT))).warnings())
                .isEmpty();
    }

    @Test
    void aNameMayHaveALineEndInIt() {
        assertThat(parse("\\SUM  a\\nb\\rc\\\\n").byName()).containsOnlyKeys("a\nb\rc\\n");
    }

    @Test
    void commentsAndBlankLinesAreNoLines() {
        assertThat(parse("# SUM  x", "", "  ", "SUM  a").warnings()).isEmpty();
    }

    @Test
    void whatIsNoChecksumIsWarnedOfAndTheRestIsUsed() {
        Checksums sums = parse("nonsense", "SUM  a", "0123  b", "SUM");
        assertThat(sums.byName()).containsOnlyKeys("a");
        assertThat(sums.warnings()).containsExactly("3 lines are no checksum, and left out: line 1, 3, 4");
        assertThatThrownBy(() -> parse("nonsense")).hasMessageContaining("no SHA-256 checksum")
                .hasMessageContaining("as sha256sum");
    }

    @Test
    void aSignedListIsReadAndItsSignatureIsNotChecked() {
        Checksums sums = parse("-----BEGIN PGP SIGNED MESSAGE-----", "Hash: SHA256", "", "# f: 12 bytes", "SHA256 (f) = SUM",
                "- -SUM  dash", "- SUM  escaped", "-----BEGIN PGP SIGNATURE-----", "Version: x", "", "iQIzBAEBCAAdFiEE", "=abcd",
                "-----END PGP SIGNATURE-----", "OTHER  after");
        assertThat(sums.byName()).containsOnlyKeys("f", "escaped", "after");
        assertThat(sums.warnings()).hasSize(2).anySatisfy(warning -> assertThat(warning).contains("signature is not checked"));
    }

    @Test
    void ofSeveralAlgorithmsSha256IsUsed() {
        Checksums sums = parse("0".repeat(32) + "  a", "0".repeat(40) + "  a", "SUM  a", "0".repeat(128) + "  a",
                "MD5 (b) = " + "0".repeat(32), "SHA256 (b) = OTHER", "SHA512 (b) = " + "0".repeat(128),
                "SHA512/256 (b) = " + "1".repeat(64), "BLAKE2b (b) = " + "1".repeat(128));
        assertThat(sums.of(List.of("a"), "/a")).contains(SUM);
        assertThat(sums.of(List.of("b"), "/b")).contains(OTHER);
        assertThat(sums.warnings()).isEmpty();
        assertThatThrownBy(() -> parse("0".repeat(40) + "  a", "MD5 (b) = " + "0".repeat(32)))
                .hasMessageContaining("only MD5, SHA-1");
    }

    @Test
    void ofFilesOfOneNameTheDirectorySaysWhichItIs() {
        Checksums sums = parse("SUM  ./a/f", "OTHER  b/f", "SUM  g", "SUM  x/g");
        assertThat(sums.of(List.of("f"), "/pub/a/f")).contains(SUM);
        assertThat(sums.of(List.of("f"), "/b/f")).contains(OTHER);
        assertThat(sums.of(List.of("g"), "/anywhere/g")).as("all the same").contains(SUM);
        assertThatThrownBy(() -> sums.of(List.of("f"), "/c/f")).hasMessageContaining("several checksums are listed for 'f'")
                .hasMessageContaining("sha256=HEX");
        assertThatThrownBy(() -> parse("SUM  f", "OTHER  f").of(List.of("f"), "/f")).hasMessageContaining("several");
        assertThat(sums.of(List.of("x"), "/x")).isEmpty();
        assertThat(sums.of(List.of("mine", "g"), "/g")).contains(SUM);
    }

    @Test
    @Timeout(20)
    void veryManyFilesOfOneNameAndALineWithoutEndAreReadInOneGo() {
        Checksums sums = Checksums.parse(Stream.concat(
                IntStream.range(0, 20_000).mapToObj(number -> "%064x  d%d/f".formatted(number, number)),
                Stream.of("x".repeat(1 << 20), SUM + " (" + ") = ".repeat(1 << 18), "SHA256 (" + "(".repeat(1 << 20),
                        " ".repeat(1 << 20) + "x"))
                .toList());
        for (int number = 0; number < 20_000; number++) {
            assertThat(sums.of(List.of("f"), "/d" + number + "/f")).contains("%064x".formatted(number));
        }
    }
}
