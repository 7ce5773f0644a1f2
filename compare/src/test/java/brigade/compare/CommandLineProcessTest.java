package brigade.compare;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line makes of the machine that it runs on: full disks, readers that are gone, signals, options for every JVM. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class CommandLineProcessTest {
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private ProcessBuilder brigade(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--enable-preview", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "COLUMNS"));
        return builder;
    }

    private static int ended(Process process) throws InterruptedException {
        try {
            assertThat(process.waitFor(40, TimeUnit.SECONDS)).as("it ends").isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private String text(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }

    @ParameterizedTest
    @ValueSource(strings = {"models", "threads kitchen --scale 0.01", "compare --help"})
    void aFullDiskBehindStandardOutputIsAFailureWithAReason(String arguments) throws IOException, InterruptedException {
        Process process = brigade(arguments.split(" ")).redirectOutput(FULL.toFile()).start();

        assertThat(ended(process)).isEqualTo(1);
        assertThat(text("err").lines()).containsExactly("brigade: standard output cannot be written: No space left on device");
    }

    @Test
    void aFullDiskBehindTheReportIsAFailureWithAReason() throws IOException, InterruptedException {
        assertThat(ended(brigade("threads", "kitchen", "--scale", "0.01", "--json", FULL.toString()).start())).isEqualTo(1);
        assertThat(text("err").lines()).singleElement().asString().startsWith("brigade: --json /dev/full: No space left on device");
        assertThat(text("out")).contains("All dishes are ready to serve!");
    }

    @Test
    void whoeverReadIsGoneAndSoIsTheRunQuietly() throws IOException, InterruptedException {
        Process process = brigade("threads", "background", "--every", "10ms", "--work", "1m").redirectOutput(Redirect.PIPE).start();
        try (InputStream out = process.getInputStream()) {
            assertThat(out.read()).isPositive();
        }
        assertThat(ended(process)).isEqualTo(141);
        assertThat(text("err")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compare download", "compare check", "compare mirrors", "threads download"})
    void noProxyStandsBeforeTheEmbeddedOrigin(String command) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of("--scale", "0.01", command.startsWith("compare") ? "--models" : "--model", "platform"));
        ProcessBuilder builder = brigade(arguments.toArray(String[]::new));
        builder.environment().putAll(Map.of("http_proxy", "http://127.0.0.1:9", "ALL_PROXY", "http://127.0.0.1:9"));

        assertThat(ended(builder.start())).as(text("out") + text("err")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143", "HUP,129"})
    void aSignalIsHeardAlthoughNobodyReads(String signal, int exitStatus) throws IOException, InterruptedException {
        // What is printed fills the pipe, and nobody empties it.
        Process process = brigade("threads", "background", "--every", "1ms", "--work", "5m").redirectErrorStream(true)
                .redirectOutput(Redirect.PIPE).start();
        try (InputStream out = process.getInputStream()) {
            until(() -> available(out) > 60_000);
            long startedNanos = System.nanoTime();
            signal(signal, process);
            signal(signal, process);
            assertThat(ended(process)).isEqualTo(exitStatus);
            assertThat(Duration.ofNanos(System.nanoTime() - startedNanos)).isLessThan(Duration.ofSeconds(4));
        }
    }

    private static int available(InputStream in) {
        try {
            return in.available();
        } catch (IOException _) {
            return 0;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compare kitchen --models platform --scale 10",
            "pitfalls lost-update --model threads/platform --for 1m"})
    void everyJvmEndsWithWhoStartedIt(String arguments) throws IOException, InterruptedException {
        Process process = brigade(arguments.split(" ")).start();
        until(() -> process.descendants().findAny().isPresent());
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly().waitFor();

        until(() -> children.stream().noneMatch(child -> child.isAlive() && child.info().command().isPresent()));
    }

    @Test
    void childrenStartUnderOptionsThatOnlyOneJvmCanHave() throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = brigade("compare", "kitchen", "--models", "platform", "--scale", "0.01");
        builder.environment().put("JAVA_TOOL_OPTIONS",
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port + " --enable-preview -Da='b c'");
        assertThat(ended(builder.start())).as(text("err")).isZero();
        assertThat(text("out")).contains("✓ done");
        assertThat(text("err").split("Picked up", -1)).as("the JVM's banner comes once").hasSize(2);

        builder = brigade("pitfalls", "swallowed-failure", "--model", "threads/pool", "--for", "1ms");
        builder.command().remove("-XX:+UseSerialGC");
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:+UseParallelGC");
        assertThat(ended(builder.start())).as(text("err")).isZero();
        assertThat(text("out")).contains("BrokenDinner", "1 of 1 broken classes");
    }

    @Test
    void neitherLettersNorDigitsDependOnTheLocale() throws IOException, InterruptedException {
        ProcessBuilder builder = brigade("threads", "kitchen", "--scale", "0.01", "--model", "pool");
        builder.environment().put("LC_ALL", "C");
        assertThat(ended(builder.start())).isZero();
        assertThat(text("out")).contains("👨‍🍳 Head chef").doesNotContain("?");

        builder = brigade("threads", "crunch", "--upto", "1000");
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG -Duser.extensions=nu-arab");
        assertThat(ended(builder.start())).isZero();
        assertThat(text("out")).contains("There are 168 primes up to 1,000.");
    }

    @Test
    void standardInputIsLeftToWhoeverComesNext() throws IOException, InterruptedException {
        Path input = Files.writeString(directory.resolve("in"), "a line\nanother\n");
        String java = String.join("' '", brigade("threads", "background", "--work", "100ms").command());
        Process process = new ProcessBuilder("sh", "-c", "'" + java + "' && cat").redirectInput(input.toFile())
                .redirectOutput(directory.resolve("out").toFile()).redirectError(directory.resolve("err").toFile()).start();

        assertThat(ended(process)).as(text("err")).isZero();
        assertThat(text("out")).endsWith("The work is done.\na line\nanother\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compare kitchen --models pool --scale 0.01", "threads kitchen --scale 0.01",
            "async kitchen --scale 0.01", "async kitchen --scale 0.01 --model rx"})
    void aTemporaryDirectoryThatCannotBeWrittenIsNotNeededOrNamed(String arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = brigade(arguments.split(" "));
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=/dev/null/none");
        int exitCode = ended(builder.start());
        if (arguments.startsWith("compare")) {
            assertThat(exitCode).isEqualTo(1);
            assertThat(text("err")).containsPattern("(?m)^brigade: .*/dev/null/none").doesNotContain("\tat ");
        } else {
            assertThat(exitCode).as(text("err")).isZero();
            assertThat(text("out")).contains("All dishes are ready to serve!");
        }
    }

    @Test
    void standardOutputCanHoldTheReportAlone() throws IOException, InterruptedException {
        assertThat(ended(brigade("threads", "background", "--work", "50ms", "--every", "5ms", "--json", "-").start())).isZero();
        JsonNode report = Json.mapper().readTree(directory.resolve("out").toFile());
        assertThat(report.get("date").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(report.get("cores").asInt()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(report.get("jdk").asText()).startsWith(Runtime.version().toString());
        assertThat(report.get("options")).hasToString(
                "[\"threads\",\"background\",\"--work\",\"50ms\",\"--every\",\"5ms\",\"--json\",\"-\"]");
        assertThat(report.get("events").isArray()).isTrue();
        assertThat(report.get("events")).hasSizeGreaterThan(2);
        assertThat(text("err")).contains("The work is done.");
    }
}
