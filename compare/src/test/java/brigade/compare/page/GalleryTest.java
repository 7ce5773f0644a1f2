package brigade.compare.page;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.model.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reports that anybody can open without a build: one for each scenario, small, and without a trace of where they were made. */
class GalleryTest {
    private static final Path GALLERY = Path.of("../docs/gallery");
    private static final int MOST_BYTES = 400_000;

    @ParameterizedTest
    @EnumSource
    void everyScenarioHasAReportOfAllModels(Scenario scenario) throws IOException {
        String report = Files.readString(GALLERY.resolve(scenario.command() + ".html"));

        assertThat(report.length()).isLessThan(MOST_BYTES);
        assertThat(report).doesNotContain("/home/", "/root", "/tmp/", "<link", "<iframe", "<img", " src=\"");
        assertThat(report).contains("threads/structured", "async/rx", "processes/workers", "default-src &#39;none&#39;");
    }

    @Test
    void theReadmeOfTheGalleryLeadsToEachAndTheScriptMakesEach() throws IOException {
        String readme = Files.readString(GALLERY.resolve("README.md"));
        String make = Files.readString(GALLERY.resolve("make"));
        assertThat(Arrays.stream(Scenario.values()).map(Scenario::command)).allSatisfy(scenario -> {
            assertThat(readme).contains("](" + scenario + ".html)");
            assertThat(make).containsPattern("\\b" + scenario + "\\b");
        });
    }
}
