package brigade.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.cli.Cli;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/**
 * Holds samples of output in the docs to what the commands print now, in shape: numbers may differ, and lines that happen at once may
 * change places; words may not.
 *
 * <p>If this fails, check: whether the command is to print what it now prints, and then copy that to the page.
 */
class SamplesTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");

    @ParameterizedTest
    @CsvSource({"docs/running.md,[platform thread main],threads kitchen --who,--scale 0.02",
            "docs/tour.md,[event loop,async kitchen --who,--scale 0.02",
            "docs/tour.md,use  ,choose,--work waiting --how-many many --may-fail task"})
    void theSampleHasTheLinesOfTheCommand(String page, String sampleWith, String command, String more) throws IOException {
        String text = Files.readString(Docs.ROOT.resolve(page));
        assertThat(text).contains("./brigade " + command);
        List<String> blocks = BLOCK.matcher(text).results().map((MatchResult block) -> block.group(1))
                .filter(block -> block.contains(sampleWith)).toList();
        assertThat(blocks).as("samples in %s with '%s'", page, sampleWith).hasSize(1);

        StringWriter out = new StringWriter();
        CommandLine line = Cli.configured(brigade.compare.Main.commandLine()).setOut(new PrintWriter(out));
        assertThat(line.execute((command + " " + more).split(" "))).isEqualTo(Cli.DONE);

        assertThat(shape(blocks.getFirst())).as("the sample of './brigade %s' in %s", command, page)
                .containsExactlyInAnyOrderElementsOf(shape(out.toString()));
    }

    /** Returns the lines, with a sign for each number and each thread that a test has instead of a terminal. */
    private static List<String> shape(String text) {
        return Arrays.stream(text.split("\n")).filter(line -> !line.startsWith("$ ") && !line.isBlank())
                .map(line -> line.replaceAll("\\d+", "N").stripTrailing()).toList();
    }
}
