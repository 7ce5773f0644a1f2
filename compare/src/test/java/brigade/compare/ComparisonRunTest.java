package brigade.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import brigade.common.json.Json;
import brigade.compare.run.ModelMain;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs comparisons as a user does: from a command line, in a JVM of its own. */
class ComparisonRunTest {
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private static final int USAGE = 2;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private int brigade(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--enable-preview", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(file("out").toFile())
                .redirectError(file("err").toFile());
        builder.environment().put("COLUMNS", "100");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue();
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private String text(String name) throws IOException {
        return Files.readString(file(name));
    }

    @Test
    void twoModelsInTheKitchenSideBySide() throws IOException, InterruptedException {
        int exitCode = brigade("compare", "kitchen", "--scale", "0.02", "--models", "platform,vertx", "--json",
                file("json").toString());

        assertThat(exitCode).as(text("err")).isEqualTo(DONE);
        assertThat(text("err")).contains("running threads/platform ...", "running async/vertx ...");
        assertThat(text("out").lines()).anyMatch(line -> line.startsWith("kitchen: critical path 140 ms, one after another 200 ms"))
                .anyMatch(line -> line.startsWith("  assistant-dessert"))
                .anyMatch(line -> line.matches("  vert\\.x-e.*-thread-0 ╭.*"))
                .anyMatch(line -> line.matches("threads/platform +✓ done .* MiB .*"));
        JsonNode comparison = Json.mapper().readTree(file("json").toFile());
        assertThat(comparison.get("criticalPathMillis").asDouble()).isEqualTo(140);
        assertThat(comparison.get("sequentialMillis").asDouble()).isEqualTo(200);
        assertThat(comparison.get("runs")).hasSize(2).allSatisfy(run -> {
            assertThat(run.get("outcome").asText()).isEqualTo("done");
            assertThat(run.get("wallMillis").asDouble()).isGreaterThanOrEqualTo(140);
            assertThat(run.get("peakThreads").asInt()).isGreaterThan(2);
            assertThat(run.get("processes").asInt()).isEqualTo(1);
            assertThat(run.get("peakMemoryBytes").asLong()).isGreaterThan(10 << 20);
            assertThat(run.get("cpuMillis").asDouble()).isPositive();
            assertThat(run.get("events")).hasSize(8);
        });
    }

    @Test
    void aFailedDownloadIsToldAndNothingIsLeft() throws IOException, InterruptedException {
        int exitCode = brigade("compare", "download", "--models", "platform", "--to", file("files").toString(),
                "http://127.0.0.1:1/File1");

        assertThat(exitCode).as(text("err")).isEqualTo(FAILED);
        assertThat(text("out")).contains("✗ failed", "└ 0 of 1 downloads completed.", "└ File1: download failed: ",
                "sockets whose readers block");
        assertThat(file("files").resolve("threads-platform")).isEmptyDirectory();
    }

    @Test
    void whatAListHoldsIsOnNoCommandLineHoweverLongItIs() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/proc/self/cmdline")), "only Linux shows command lines as files");
        List<String> links = new ArrayList<>(
                IntStream.range(0, 40_000).mapToObj(number -> "ftp://me:secret@127.0.0.1/file-" + number).toList());
        links.add("@" + file("args"));
        links.add("http://me:secret@127.0.0.1:1/");
        Files.write(file("links"), links);
        Files.writeString(file("args"), "--no-such-option");
        Set<String> seen = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        Thread watcher = Thread.ofPlatform().start(() -> {
            while (!over.get() && seen.isEmpty()) {
                ProcessHandle.current().descendants().map(ComparisonRunTest::commandLine)
                        .filter(line -> line.contains(ModelMain.class.getName())).forEach(seen::add);
            }
        });
        int exitCode = brigade("compare", "check", "--models", "platform", "--input", file("links").toString(), "--json",
                file("json").toString());
        over.set(true);
        watcher.join();
        assertThat(exitCode).as(text("err") + text("out")).isEqualTo(DONE);
        assertThat(seen).isNotEmpty().noneMatch(line -> line.contains("secret"));
        assertThat(text("out") + text("err") + text("json")).doesNotContain("secret", "no-such-option");
    }

    /** The JDK tells of no command line that is longer than a page. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
        } catch (IOException _) {
            return "";
        }
    }

    @Test
    void aReportReplacesNothingThatIsDownloaded() throws IOException, InterruptedException {
        Files.createDirectories(file("files").resolve("threads-platform"));
        Path json = file("files").resolve("threads-platform").resolve("File1");
        assertThat(brigade("compare", "download", "--models", "platform", "--to", file("files").toString(), "--json",
                json.toString(), "http://127.0.0.1:1/File1")).isEqualTo(USAGE);
        assertThat(text("err")).contains(": a download is to go there; name another file");
    }
}
