package brigade.processes.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import brigade.common.model.Model;
import brigade.common.model.Models;
import brigade.processes.TestJars;
import brigade.processes.fault.Deeds.Deed;
import brigade.processes.fault.Deeds.What;
import brigade.processes.pool.PoolSettings;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.Echo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the fault tests share: deeds with signs, signals, and the look around after each that nothing is left. */
@Timeout(60)
abstract class FaultBase {
    /** What a rule calls "within a second", on a machine that is busy with other things too. */
    static final Duration A_SECOND = Duration.ofSeconds(1);
    static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path directory = Path.of("unset");

    private Set<String> channels = Set.of();
    private int lastSign;

    /** Whatever the JVM opens once and for all is open before anything is counted. */
    @BeforeAll
    static void warmUp() throws Exception {
        TestJars.use();
        try (WorkerPool pool = pool(1)) {
            pool.submit(new Echo(new byte[1])).get();
        }
    }

    @BeforeEach
    void countChannels() throws IOException {
        channels = openChannels();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList()).as("processes").isEmpty();
        assertThat(Thread.getAllStackTraces().keySet()).as("threads")
                .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("worker-"));
        assertThat(places(ProcessHandle.current().pid())).as("sockets' directories").isEmpty();
        await("sockets and pipes").atMost(A_SECOND).pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(channels).containsAll(openChannels()));
    }

    /** Returns the directories of the sockets of that process's workers. */
    static List<Path> places(long pid) throws IOException {
        return places("brigade-" + pid + "-");
    }

    static List<Path> places(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
        }
    }

    /** Returns the sockets and pipes that are open; other files may be class-path entries that were opened since. */
    private static Set<String> openChannels() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.map(FaultBase::target).filter(target -> target.startsWith("socket:") || target.startsWith("pipe:"))
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException _) {
            return ""; // Closed meanwhile.
        }
    }

    static WorkerPool pool(int workers) {
        return new WorkerPool(PoolSettings.of(workers));
    }

    Deed deed(What what) {
        return new Deed(what, directory.resolve("sign-" + ++lastSign), false);
    }

    Deed repeatable(What what) {
        return new Deed(what, directory.resolve("sign-" + ++lastSign), true);
    }

    /** Waits until the deed has begun, and returns the pid of its worker. */
    static long begun(Deed deed) {
        return await("beginning of " + deed).atMost(LONG).pollInterval(Duration.ofMillis(2)).until(() -> lines(deed),
                lines -> !lines.isEmpty()).stream().mapToLong(Long::parseLong).max().orElseThrow();
    }

    /** Returns the pids of the workers that began with the deed. */
    static List<String> lines(Deed deed) {
        try {
            String text = Files.exists(deed.sign()) ? Files.readString(deed.sign()) : "";
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).inheritIO().start().waitFor()).isZero();
    }

    static void awaitGone(long pid, Duration time) {
        await("end of " + pid).atMost(time).pollInterval(Duration.ofMillis(2))
                .until(() -> isGone(pid));
    }

    /** Returns whether the process has ended; it may lie there as a zombie until whoever inherited it looks. */
    static boolean isGone(long pid) {
        return state(pid) == 'Z';
    }

    /** Returns the state of the process as the kernel tells it: T when stopped, Z when it has ended. */
    static char state(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException _) {
            return 'Z';
        }
    }

    /** Returns the command that runs a main of these tests in a JVM of its own. */
    static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static Model model(String name) {
        return Models.onClassPath().stream().filter(provider -> provider.name().equals(name)).findFirst().orElseThrow().open();
    }

    static Throwable failure(Future<?> future) throws InterruptedException {
        try {
            throw new AssertionError("it did not fail, but returned " + future.get());
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        }
    }

    /** Runs the deed that only says where it ran. */
    String where(WorkerPool pool) throws InterruptedException, ExecutionException {
        return pool.submit(deed(What.PID)).get();
    }

    static Duration took(Action action) throws Exception {
        long started = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Something to do. */
    interface Action {
        void run() throws Exception;
    }
}
