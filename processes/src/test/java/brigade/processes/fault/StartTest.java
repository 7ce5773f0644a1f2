package brigade.processes.fault;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.processes.fault.Deeds.What;
import brigade.processes.pool.PoolSettings;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.WorkerStartException;
import brigade.processes.worker.AotCache;
import brigade.processes.worker.WorkerJvm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Workers that cannot start: a clear error with command and output, a pause that grows, and then a pool that says it is broken. */
final class StartTest extends FaultBase {
    private static final PoolSettings AT_ONCE = PoolSettings.of(2).pause(Duration.ofMillis(1));

    @Repeatedly
    void noSuchJava() throws Exception {
        cannotStart(AT_ONCE.jvm(WorkerJvm.standard().java(Path.of("/no/such/java"))), "/no/such/java", "No such file");
    }

    @Repeatedly
    void badFlag() throws Exception {
        cannotStart(AT_ONCE.jvm(WorkerJvm.standard().flags("-XX:NoSuchFlag=1")), "-XX:NoSuchFlag=1", "exit status 1",
                "Unrecognized VM option");
    }

    @Repeatedly
    void noMemory() throws Exception {
        Path script = script("ulimit -v 200000; exec " + WorkerJvm.standard().java() + " \"$@\"");
        cannotStart(AT_ONCE.jvm(WorkerJvm.standard().java(script)), "exit status 1", "-Xmx64m");
    }

    private static void cannotStart(PoolSettings settings, String... words) throws Exception {
        try (WorkerPool pool = new WorkerPool(settings)) {
            List<Future<String>> all = IntStream.range(0, 3)
                    .mapToObj(_ -> pool.submit(new Deeds.Deed(What.PID, Path.of("/"), false))).toList();
            for (Future<String> one : all) {
                assertThat(failure(one)).isInstanceOf(WorkerStartException.class).hasMessageContaining("the pool is broken")
                        .hasMessageContainingAll(words);
            }
            assertThat(pool.isBroken()).isTrue();
        }
    }

    @Repeatedly
    void noStorm() throws Exception {
        Path starts = directory.resolve("starts");
        Path script = script("echo start >> " + starts + "; echo so sorry; exit 5");
        PoolSettings settings = PoolSettings.of(2).jvm(WorkerJvm.standard().java(script));
        Duration time = took(() -> cannotStart(settings, "exit status 5", "so sorry", script.toString()));
        assertThat(time).as("pauses of 100, 200, 400 and 800 ms").isGreaterThan(Duration.ofMillis(1500));
        assertThat(Files.readAllLines(starts)).as("two at once, then one at a time").hasSizeBetween(5, 6);
    }

    @Repeatedly
    void missingCacheIsDoneWithout() throws Exception {
        startsAllTheSame(directory.resolve("missing.aot"));
    }

    @Repeatedly
    void staleCacheIsDoneWithout() throws Exception {
        startsAllTheSame(Files.write(directory.resolve("stale.aot"), new byte[100_000]));
    }

    @Repeatedly
    void damagedCacheIsDoneWithout() throws Exception {
        Path good = AotCache.beside(System.getProperty("java.class.path")).orElseThrow();
        byte[] bytes = Files.readAllBytes(good);
        Arrays.fill(bytes, bytes.length / 3, bytes.length / 2, (byte) 0x5a);
        startsAllTheSame(Files.write(directory.resolve("damaged.aot"), bytes));
    }

    private void startsAllTheSame(Path cache) throws Exception {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(seen, true, StandardCharsets.UTF_8));
        try (WorkerPool pool = new WorkerPool(PoolSettings.of(1).jvm(WorkerJvm.standard().flags("-XX:AOTCache=" + cache)))) {
            assertThat(where(pool)).isNotEmpty();
        } finally {
            System.setErr(before);
        }
        assertThat(seen.toString(StandardCharsets.UTF_8)).as("what is said of it").isEmpty();
    }

    private Path script(String body) throws IOException {
        Path script = Files.writeString(directory.resolve("java"), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
