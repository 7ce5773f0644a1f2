package brigade.processes.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import brigade.common.model.ScenarioFailedException;
import brigade.processes.Main;
import brigade.processes.signal.Signal;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** The machine, and who set it up, give little, or odd things: it works, or a line says why not. */
@Timeout(300)
final class MachineTest extends FaultBase {
    private static final List<String> MODELS = List.of("spawn", "workers");

    /** How a main ended. */
    private record Ended(int status, String out, String err) {}

    private Ended run(String before, Map<String, String> environment, String... arguments) throws Exception {
        File out = directory.resolve("out").toFile();
        File err = directory.resolve("err").toFile();
        List<String> command = new ArrayList<>(List.of("sh", "-c", before + " exec \"$@\"", "sh"));
        command.addAll(command(Main.class, arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended; it said %s", Files.readString(err.toPath())).isTrue();
        } finally {
            List<ProcessHandle> family = process.descendants().toList();
            process.destroyForcibly().waitFor();
            family.forEach(ProcessHandle::destroyForcibly);
            family.forEach(member -> awaitGone(member.pid(), LONG));
        }
        return new Ended(process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    }

    /** Whatever there is too little of, nobody waits for ever, and nobody is shown a stack trace. */
    @Repeatedly
    void fewOpenFiles() throws Exception {
        for (String model : MODELS) {
            for (int files : new int[]{56, 72}) {
                Ended ended = run("ulimit -n " + files + ";", Map.of(), "tickets", "--model", model, "--cooks", "20", "--scale",
                        "0.2");
                if (ended.status() == 0) {
                    assertThat(ended.out()).contains("20 of 20 cooks went");
                } else {
                    assertThat(ended.err().lines()).as(ended.err()).hasSize(1).allMatch(line -> line.startsWith("brigade: "));
                    assertThat(ended.err()).contains("Too many open files");
                }
            }
        }
    }

    /** A chef with no file left to open, who hears nobody any more. */
    static final class DeafChef {

        private DeafChef() {}

        public static void main(String[] args) throws IOException {
            List<FileInputStream> all = new ArrayList<>();
            try (Signal signal = Signal.open()) {
                System.out.println(signal.place());
                exhaust(all);
                System.out.println("deaf");
                System.in.read();
                try {
                    signal.give();
                } catch (ScenarioFailedException e) {
                    System.out.println(e.getMessage());
                }
            } finally {
                for (FileInputStream one : all) {
                    one.close();
                }
            }
        }

        @SuppressWarnings("InfiniteLoopStatement")
        private static void exhaust(List<FileInputStream> all) {
            try {
                while (true) {
                    all.add(new FileInputStream("/dev/null"));
                }
            } catch (IOException _) {
                // Now there is none left.
            }
        }
    }

    @Repeatedly
    void nobodyWaitsForASignalWhoseProcessCannotHearThem() throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n 100; exec \"$@\"", "sh"));
        command.addAll(command(DeafChef.class));
        Process chef = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = chef.inputReader()) {
            Path place = Path.of(said.readLine());
            assertThat(said.readLine()).isEqualTo("deaf");
            assertThatThrownBy(() -> Signal.await(place, LONG)).isInstanceOf(CancellationException.class);
            chef.outputWriter().append('\n').flush();
            assertThat(said.readLine()).isEqualTo("not everybody who waits for the signal can be heard: Too many open files");
            assertThat(chef.waitFor()).isZero();
            assertThat(place).doesNotExist();
        } finally {
            chef.destroyForcibly().waitFor();
        }
    }

    @Repeatedly
    void optionsThatWouldKeepAWorkerFromStarting() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        for (Map<String, String> environment : List.of(Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseG1GC -Dcase='a b'"),
                Map.of("JDK_JAVA_OPTIONS", "-XX:+UseParallelGC --enable-preview --add-opens=java.base/java.lang=ALL-UNNAMED"),
                Map.of("JAVA_TOOL_OPTIONS", "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port))) {
            for (String model : MODELS) {
                Ended ended = run("", environment, "kitchen", "--kitchens", "2", "--model", model, "--scale", "0.02");
                assertThat(ended.status()).as("%s %s: %s", model, environment, ended.err()).isZero();
                assertThat(ended.err().lines()).as("the JVM's own word of its options").hasSize(1)
                        .allMatch(line -> line.contains("Picked up J"));
            }
        }
    }

    @Repeatedly
    void temporaryDirectoryThatTakesNoSocket() throws Exception {
        Path deep = Files.createDirectories(directory.resolve("x".repeat(100)));
        for (Path bad : List.of(deep, directory.resolve("missing"))) {
            for (String model : MODELS) {
                for (String scenario : List.of("kitchen", "tickets")) {
                    Ended ended = run("", Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + bad), scenario, "--model", model,
                            "--scale", "0.02");
                    assertThat(ended.status()).as("%s %s: %s", scenario, model, ended.err()).isZero();
                }
            }
        }
        assertThat(deep).isEmptyDirectory();
    }

    /** Ctrl-C, while every worker is stopped and hears nothing: it ends within seconds, and no stopped JVM stays. */
    @Repeatedly
    void interruptedWhileWorkersAreStopped() throws Exception {
        for (String model : MODELS) {
            Process main = new ProcessBuilder(command(Main.class, "kitchen", "--kitchens", "2", "--model", model, "--scale", "3"))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            try {
                List<ProcessHandle> family = await("workers").atMost(LONG).pollInterval(Duration.ofMillis(2))
                        .until(() -> main.descendants().toList(), all -> all.size() == 2);
                for (ProcessHandle member : family) {
                    signal("STOP", member.pid());
                }
                assertThat(took(() -> {
                    signal("INT", main.pid());
                    assertThat(main.waitFor()).isEqualTo(130);
                })).isLessThan(Duration.ofSeconds(4));
                family.forEach(member -> awaitGone(member.pid(), A_SECOND));
            } finally {
                main.destroyForcibly().waitFor();
            }
        }
    }
}
