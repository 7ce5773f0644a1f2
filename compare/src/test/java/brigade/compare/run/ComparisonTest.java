package brigade.compare.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.cli.Circumstances;
import brigade.common.cli.ReportFile;
import brigade.common.cli.RunReport.Line;
import brigade.common.cli.RunReport.Where;
import brigade.common.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final Line EVENT = new Line(1.5, "", "Head chef", "salad", "STARTED", "",
            new Where("platform thread", 42, 1, "main", false));

    private static final Circumstances CIRCUMSTANCES = new Circumstances("2026-11-26T01:00:00Z", "Linux 6 amd64", 2, "25 (me)",
            List.of("compare", "kitchen"));

    @Test
    void theJsonHasTheFieldsThatAreDocumented(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("comparison.json");
        Comparison written = new Comparison("kitchen", 7000.0, 10_000.0,
                List.of(new Run("threads/platform", "", "done", 7021.5, 21.5, 20, 1, 86_000_000, 700, List.of(EVENT))), List.of(),
                Setup.of(CIRCUMSTANCES, List.of("--scale", "1.0")));
        new ReportFile(file).write(written.json());

        JsonNode comparison = Json.mapper().readTree(file.toFile());
        assertThat(Comparison.of(comparison)).as("read again").isEqualTo(written);
        assertThat(comparison.fieldNames()).toIterable().containsExactly("date", "machine", "cores", "jdk", "options", "processor",
                "memoryBytes", "limits", "scenario", "criticalPathMillis", "sequentialMillis", "runs");
        assertThat(comparison.at("/runs/0").fieldNames()).toIterable().containsExactly("model", "client", "outcome", "wallMillis",
                "overshootMillis", "peakThreads", "processes", "peakMemoryBytes", "cpuMillis", "speedUp", "events");
        assertThat(comparison.at("/runs/0/peakMemoryBytes").asLong()).isEqualTo(86_000_000);
        assertThat(comparison.at("/runs/0/events/0/worker/thread").asText()).isEqualTo("main");
    }

    @Test
    void whatNobodyKnowsIsNull(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("comparison.json");
        new ReportFile(file).write(new Comparison("download", null, null, List.of()).json());

        assertThat(Json.mapper().readTree(file.toFile()).get("criticalPathMillis").isNull()).isTrue();
    }

    @Test
    void aSpeedUpIsMeasuredAgainstASequentialRunThatWasMeasured() {
        Run sequential = new Run("threads/sequential", "", "done", 200.0, 0.0, 1, 1, 1, 1, List.of());
        Run pool = new Run("threads/pool", "", "done", 100.0, 0.0, 1, 1, 1, 1, List.of());

        assertThat(new Comparison("kitchen", 1.0, 150.0, List.of(sequential, pool)).speedUp(pool)).hasValue(2.0);
        assertThat(new Comparison("kitchen", 1.0, 150.0, List.of(pool)).speedUp(pool)).as("nothing was measured").isEmpty();
    }

    @Test
    void whatMayBeASecretIsNoLimitToShow() {
        assertThat(Setup.limits(List.of("--at-most", "16", "--header", "Authorization: Bearer secret", "--no-resume", "--input",
                "/tmp/list", "--", "http://me:secret@host/")))
                .containsExactly("--at-most 16", "--header …", "--no-resume", "--input …");
    }

    @Test
    void whatIsNoComparisonIsRefusedWithAReason() throws IOException {
        JsonNode other = Json.mapper().readTree("{\"scenario\": \"kitchen\", \"runs\": [{\"model\": 1}, 2]}");

        assertThatThrownBy(() -> Comparison.of(Json.mapper().readTree("[]"))).hasMessage("it has no scenario and runs");
        assertThatThrownBy(() -> Comparison.of(other)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("it is no comparison: ");
    }

    @Test
    void oneFailureIsEnough() {
        Run done = new Run("a/b", "", "done", 1.0, 0.0, 1, 1, 1, 1, List.of());
        Run failed = new Run("a/c", "", "burnt", 1.0, 0.0, 1, 1, 1, 1, List.of());

        assertThat(new Comparison("kitchen", 1.0, 1.0, List.of(done)).succeeded()).isTrue();
        assertThat(new Comparison("kitchen", 1.0, 1.0, List.of(done, failed)).succeeded()).isFalse();
    }
}
