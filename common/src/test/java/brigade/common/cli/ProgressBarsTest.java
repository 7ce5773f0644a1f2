package brigade.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.download.DownloadSpec;
import brigade.common.download.Fetch;
import brigade.common.http.WebAddress;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressBarsTest {
    private static final int WIDTH = 80;
    private static final long KIB = 1024;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    private Fetch file(String name) {
        return new Fetch(WebAddress.parse("http://h/f"), directory.resolve(name), directory.resolve("." + name + ".part"));
    }

    private ProgressBars bars(boolean colours, Fetch... files) {
        return new ProgressBars(List.of(files), new PrintStream(terminal, true, StandardCharsets.UTF_8), WIDTH, colours);
    }

    private String shown() {
        String shown = terminal.toString(StandardCharsets.UTF_8);
        terminal.reset();
        return shown;
    }

    @Test
    void aBarShowsHowFarTheDiskIs() throws IOException {
        Fetch file = file("f");
        ProgressBars bars = bars(false, file);
        Step step = Journal.open(bars::on).start(file);
        bars.draw();
        assertThat(shown()).as("nobody knows how long it is").startsWith("f ").contains("? %");

        step.note("bytes=" + 200 * KIB);
        Files.write(file.part(), new byte[50 * (int) KIB]);
        bars.draw();
        assertThat(shown()).contains("25%", "50/200 KiB").endsWith("\n");

        step.finish();
        bars.draw();
        assertThat(shown()).as("what was shown is taken off, and nothing is shown any more").isEqualTo("\r\u001b[1A\u001b[J");
    }

    @Test
    void coloursAreNotForEverybody() {
        for (boolean colours : Set.of(true, false)) {
            Fetch file = file("f");
            ProgressBars bars = bars(colours, file);
            Journal.open(bars::on).start(file).note("bytes=" + KIB);
            bars.draw();
            assertThat(shown().contains("\u001b[33m")).isEqualTo(colours);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"long", "長い名前", "😀"})
    void aBarKeepsToItsRow(String word) {
        Fetch file = file(word.repeat(20));
        ProgressBars bars = bars(false, file);
        Journal.open(bars::on).start(file).note("bytes=" + KIB);
        bars.draw();

        String row = shown();
        assertThat(row).contains("…");
        assertThat(row.strip().codePoints().map(c -> c < 0x2e80 ? 1 : 2).sum()).as("columns").isLessThanOrEqualTo(WIDTH);
    }

    @Test
    void barsStandInTheOrderInWhichTheirFilesStarted() throws IOException {
        Fetch first = file("b");
        Fetch second = file("a");
        ProgressBars bars = bars(false, first, second);
        Journal journal = Journal.open(bars::on);
        journal.start(first);
        journal.start(second);
        bars.draw();
        assertThat(shown().lines()).satisfiesExactly(row -> assertThat(row).startsWith("b"),
                row -> assertThat(row).startsWith("a"), row -> assertThat(row).startsWith("total").contains("0/2 files", "MiB/s"));
        Files.write(first.part(), new byte[1]);
        bars.draw();
        assertThat(shown().split("\n")).as("one moves, the other stands").satisfiesExactly(
                row -> assertThat(row).startsWith("\r\u001b[3A\u001b[Jb"), row -> assertThat(row).startsWith("a"),
                row -> assertThat(row).startsWith("total"));
        bars.erase();
        assertThat(shown()).isEqualTo("\r\u001b[3A\u001b[J");
    }

    @Test
    void theRateIsOfWhatIsFetchedAndNotOfWhatWasThere() throws IOException {
        Fetch file = file("f");
        ProgressBars bars = bars(false, file);
        Step step = Journal.open(bars::on).start(file);
        Files.write(file.part(), new byte[50 * (int) KIB]);
        step.note(DownloadSpec.NOTES + DownloadSpec.GOES_ON + 50 * KIB);
        step.note("bytes=" + 200 * KIB);
        bars.draw();
        assertThat(shown()).contains("25%", "50/200 KiB", "? KiB/s");
    }
}
