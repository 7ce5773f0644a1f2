package brigade.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where there is no temporary directory, or it cannot be written to, the models run all the same. */
@NullMarked
@Timeout(60)
class NoTemporaryDirectoryTest {

    @ParameterizedTest
    @ValueSource(strings = {"async/future", "async/vertx", "async/rx"})
    void nobodyNeedsOne(String model) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=/dev/null/directory", "-cp", System.getProperty("java.class.path"), "brigade.async.Main",
                "kitchen",
                "--model", model, "--scale", "0.01").redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }
}
