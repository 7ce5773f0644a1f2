package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.download.DownloadPlan.Entry;
import brigade.common.http.Urls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadPlanTest {
    @TempDir
    private Path directory;

    private List<Entry> entries(String... urls) {
        return DownloadPlan.entries(List.of(urls), directory);
    }

    private String name(String url) {
        return DownloadPlan.accepted(entries(url)).getFirst().name();
    }

    private String reason(String url) {
        return entries(url).getFirst() instanceof Entry.Rejected(String rejected, String reason)
                && rejected.equals(Urls.masked(url)) ? reason
                        : "accepted, or misnamed";
    }

    @ParameterizedTest
    @CsvSource({"http://h/f.txt, f.txt", "http://h/a/b/f.txt?x=/../y#/z, f.txt", "https://h:8443/f, f", "HTTP://h/f, f",
            "http://h/a+b%20c, a+b c", "http://h/gr%C3%BC%C3%9Fe.txt, grüße.txt", "http://h/grüße.txt, grüße.txt",
            "http://h/%F0%9F%98%80.txt, 😀.txt", "http://h/😀.txt, 😀.txt", "http://h/%E6%97%A5%E6%9C%AC, 日本",
            "http://h/.hidden, .hidden",
            "http://h/-rf, -rf", "http://h/console, console", "http://h/a;b=c, a;b=c", "http://h/%2525, %25"})
    void aNameIsTheLastSegmentOfThePath(String url, String name) {
        assertThat(name(url)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h/..", "http://h/.", "http://h/%2e%2e", "http://h/%2E", "http://h/%2e%2e%2fx",
            "http://h/..%2f..%2fx",
            "http://h/..%5c..%5cx", "http://h/a%5Cb", "http://h/%2fetc%2fpasswd", "http://h/a%00b", "http://h/%00", "http://h/%0a",
            "http://h/a%1b%5b2J", "http://h/a%7f", "http://h/CON", "http://h/con.txt", "http://h/NUL", "http://h/aux.h",
            "http://h/COM1",
            "http://h/lpt9.doc", "http://h/a:b", "http://h/c%3A", "http://h/a*", "http://h/a%3Fb", "http://h/a%22b",
            "http://h/a%3Cb",
            "http://h/a%7Cb", "http://h/.a.part", "http://h/.A.PART.resume", "http://h/a.", "http://h/a%20", "http://h/...",
            "http://h/x/..;/.."})
    void aNameThatIsNotSafeIsRefused(String url) {
        assertThat(reason(url)).startsWith("bad name: ").doesNotContainPattern("\\p{Cntrl}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h", "http://h/", "http://h/a/", "http://h?f", "http://h/%20"})
    void aUrlWithoutAFileNameIsRefused(String url) {
        assertThat(reason(url)).startsWith("bad name: the URL ends without a file name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"f", "", "/etc/passwd", "ftp://h/f", "file:///etc/passwd", "mailto:a@b", "jar:http://h/f!/g",
            "\u0000", "://"})
    void whatIsNoHttpUrlIsRefused(String url) {
        assertThat(reason(url)).isEqualTo("not an http or https URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://a b/f", "http://h/\n", "http://[::1/f", "http://h:port/f", "http://h/a\tb"})
    void whatIsNoUrlIsRefused(String url) {
        assertThat(reason(url)).startsWith("not a URL");
    }

    @Test
    void anyNameStaysInTheDirectory() {
        List<Fetch> files = DownloadPlan
                .accepted(entries("http://h/a/../../../x", "http://h/%2e%2e/y", "http://h/~", "http://h/$HOME"));
        assertThat(files).extracting(Fetch::name).containsExactly("x", "y", "~", "$HOME");
        assertThat(files).allSatisfy(file -> {
            assertThat(file.target().normalize().getParent()).isEqualTo(directory);
            assertThat(file.part().normalize().getParent()).isEqualTo(directory);
        });
    }

    @Test
    void aNameMayBeLongButNotTooLongForItsPart() {
        assertThat(reason("http://h/" + "a".repeat(300)))
                .isEqualTo("bad name: longer than a file name may be; give it another one with out=NAME in an --input file");
        assertThat(reason("http://h/" + "%F0%9F%98%80".repeat(60))).as("240 bytes in 60 characters")
                .isEqualTo("bad name: longer than a file name may be; give it another one with out=NAME in an --input file");
        Stream.of("a".repeat(231), "é".repeat(115)).forEach(longest -> {
            List<Fetch> twins = DownloadPlan.accepted(entries("http://h/" + longest, "http://h/" + longest));
            assertThat(twins).hasSize(2).allSatisfy(file -> assertThat(String.valueOf(file.part().getFileName())
                    .getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(DownloadSpec.MAX_NAME_BYTES));
        });
    }

    @Test
    void twoOfOneNameGetNumbersWhateverTheirCase() {
        assertThat(DownloadPlan
                .accepted(entries("http://h/report.pdf", "http://i/Report.PDF", "http://j/report.pdf", "http://h/report-2.pdf",
                        "http://h/README", "http://i/readme", "http://h/.x", "http://i/.X")))
                .extracting(Fetch::name)
                .containsExactly("report.pdf", "Report-2.PDF", "report-3.pdf", "report-2-2.pdf", "README", "readme-2", ".x",
                        ".X-2");
    }

    @Test
    void aFileThatExistsIsNotOverwritten() throws IOException {
        Path existing = Files.writeString(directory.resolve("f.txt"), "mine");
        assertThat(reason("http://h/f.txt"))
                .isEqualTo(existing + " exists already; remove it, download elsewhere with --to, or replace it with --overwrite");
        assertThat(reason("http://h/g.txt")).isEqualTo("accepted, or misnamed");
    }

    @Test
    void entriesAreInInputOrderAndPartsHaveNamesOfTheirOwn() {
        List<Entry> entries = entries("http://h/a", "nonsense", "http://h/b");
        assertThat(entries.get(1)).isEqualTo(new Entry.Rejected("nonsense", "not an http or https URL"));
        assertThat(DownloadPlan.accepted(entries)).extracting(Fetch::name).containsExactly("a", "b");
        assertThat(DownloadPlan.accepted(entries).getFirst().part()).as("a later run finds it")
                .isEqualTo(directory.resolve(".a.part"));
    }

    @Test
    void aPlanOfUrlsTakesThemAllOrNone() {
        assertThat(DownloadPlan.of(List.of("http://h/a", "http://h/b"), directory, 1).files()).hasSize(2);
        assertThatThrownBy(() -> DownloadPlan.of(List.of("http://h/a", "ftp://h/b"), directory, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("ftp://h/b: not an http or https URL");
    }

    @Test
    void theWidthIsNoMoreThanThereAreFiles() {
        assertThat(DownloadPlan.of(List.of("http://h/a", "http://h/b"), directory, 9).width()).isEqualTo(2);
        assertThat(DownloadPlan.of(List.of("http://h/a", "http://h/b"), directory, 1).width()).isEqualTo(1);
        assertThat(DownloadPlan.of(List.of(), directory, 9).width()).isEqualTo(1);
        assertThatThrownBy(() -> new DownloadPlan(List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Timeout(20)
    void veryManyOfOneNameAreNumberedInOneGo() {
        List<DownloadPlan.Entry> entries = DownloadPlan.entries(
                IntStream.range(0, 20_000).mapToObj(number -> "http://h" + number + "/a.txt").toList(), directory);
        assertThat(DownloadPlan.accepted(entries)).hasSize(20_000).extracting(Fetch::name).doesNotHaveDuplicates()
                .startsWith("a.txt", "a-2.txt", "a-3.txt").endsWith("a-20000.txt");
        assertThat(DownloadPlan.accepted(
                DownloadPlan.entries(List.of("http://h/a", "http://h/a-2", "http://h/A", "http://h/a", "http://h/a-2"), directory)))
                .extracting(Fetch::name).containsExactly("a", "a-2", "A-3", "a-4", "a-2-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h/a%C2%9Bb", "http://h/gpj.%E2%80%AEexe", "http://h/%E2%81%A6a", "http://h/%EF%BB%BFa"})
    void aNameThatLooksLikeAnotherIsRefusedAndTheReasonSaysWhatToDo(String url) {
        assertThat(DownloadPlan.entries(List.of(url), directory)).singleElement()
                .isInstanceOfSatisfying(DownloadPlan.Entry.Rejected.class, rejected -> assertThat(rejected.reason())
                        .contains("not a safe file name; give it another one with out=NAME").contains("?"));
    }
}
