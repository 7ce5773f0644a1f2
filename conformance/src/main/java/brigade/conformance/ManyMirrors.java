package brigade.conformance;

import brigade.common.journal.Journal;
import brigade.common.mirrors.MirrorsPlan;
import brigade.common.mirrors.Outcome;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A JVM of its own, with a heap of 512 MiB, in which a model asks very many mirrors at once. It stays when the call has come back, so
 * that whoever closes the connections is the model and not the end of the JVM.
 */
final class ManyMirrors implements AutoCloseable {
    private static final String HEAP = "-Xmx512m";
    private static final String WAITING = "waiting ";
    private static final String WON = "won ";

    private final Process process;
    private final BufferedReader says;
    private final Path errors;

    private ManyMirrors(Process process, Path errors) {
        this.process = process;
        this.says = process.inputReader();
        this.errors = errors;
    }

    /**
     * What the JVM needs while all mirrors are under way.
     *
     * @param heapBytes what of its heap is in use after a collection
     * @param residentBytes the memory that the operating system counts as its own; 0 where it does not say
     * @param threads how many platform threads there are
     */
    record Footprint(long heapBytes, long residentBytes, int threads) {}

    /**
     * How the call ended.
     *
     * @param mirror who won
     * @param took how long the call took
     * @param peakBytes the most memory that the operating system counted; 0 where it does not say
     */
    record Won(String mirror, Duration took, long peakBytes) {}

    /** Starts the JVM and the call; the URLs stand in a file, one a line, and the winner's body will stand in another. */
    static ManyMirrors ask(ModelProvider provider, Path urls, Path body, Path errors, Duration patience) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP,
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED", "--enable-preview", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(),
                provider.getClass().getName(), urls.toString(), body.toString()).redirectError(Redirect.to(errors.toFile()))
                .start();
        CompletableFuture.delayedExecutor(patience.toNanos(), TimeUnit.NANOSECONDS).execute(process::destroyForcibly);
        return new ManyMirrors(process, errors);
    }

    /** Has it collect its garbage, and returns what it needs then. */
    Footprint footprint() throws IOException {
        process.outputWriter().write("measure\n");
        process.outputWriter().flush();
        String[] words = line(WAITING).split(" ", -1);
        return new Footprint(Long.parseLong(words[0]), Long.parseLong(words[1]), Integer.parseInt(words[2]));
    }

    /** Waits until the call has come back; the JVM stays. */
    Won won() throws IOException {
        String[] words = line(WON).split(" ", -1);
        return new Won(words[2], Duration.ofMillis(Long.parseLong(words[0])), Long.parseLong(words[1]));
    }

    private String line(String beginning) throws IOException {
        String line = says.readLine();
        if (line == null || !line.startsWith(beginning)) {
            throw new AssertionError("a JVM with " + HEAP + " said " + line + " in place of '" + beginning.strip() + "', and: "
                    + String.join("\n", Files.readAllLines(errors)));
        }
        return line.substring(beginning.length());
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly().onExit().join();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** What the JVM runs: the provider's class name, the file of the URLs, that of the body. */
    static final class Main {
        private static final Path STATUS = Path.of("/proc/self/status");

        private Main() {}

        public static void main(String[] args) throws Exception {
            ModelProvider provider = Class.forName(args[0]).asSubclass(ModelProvider.class).getDeclaredConstructor().newInstance();
            Thread.ofPlatform().daemon().name("measure").start(Main::measureWhenTold);
            MirrorsPlan plan = MirrorsPlan.of(List.of(), Files.readAllLines(Path.of(args[1])), MirrorsRules.NEVER, Duration.ZERO);
            try (Model model = provider.open()) {
                long startedNanos = System.nanoTime();
                Outcome.Won won = model.mirrors(plan, Journal.open());
                long millis = (System.nanoTime() - startedNanos) / 1_000_000;
                Files.write(Path.of(args[2]), won.body());
                System.out.println(WON + millis + " " + kibibytes("VmHWM:") * 1024 + " " + won.mirror());
                while (true) {
                    LockSupport.park(); // until it is killed: nothing that this JVM's end closes is to count
                }
            }
        }

        private static void measureWhenTold() {
            try (BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
                while (told.readLine() != null) {
                    System.gc();
                    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                    System.out.println(WAITING + heap + " " + kibibytes("VmRSS:") * 1024 + " "
                            + ManagementFactory.getThreadMXBean().getThreadCount());
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static long kibibytes(String label) throws IOException {
            if (!Files.isReadable(STATUS)) {
                return 0;
            }
            try (Stream<String> lines = Files.lines(STATUS)) {
                return lines.filter(line -> line.startsWith(label))
                        .mapToLong(line -> Long.parseLong(line.substring(label.length(), line.length() - 2).strip())).findFirst()
                        .orElse(0);
            }
        }
    }
}
