package brigade.conformance;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.Bell;
import brigade.common.background.Chore.Waiting;
import brigade.common.background.Monitor;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A JVM whose main thread ends while a daemon thread waits for a bell that nobody rings, and a monitor beats: nothing is left then that
 * could keep the JVM alive, unless it is the monitor.
 */
final class Departing implements AutoCloseable {
    private static final String MAIN_ENDS = "main ends; children:";
    private static final Duration GONE_WITHIN = Duration.ofSeconds(3);

    private final Process process;

    private Departing(Process process) {
        this.process = process;
    }

    /** Starts the JVM, which is killed when the patience is at its end. */
    static Departing of(ModelProvider provider, Duration patience) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "--enable-preview", "-cp", System.getProperty("java.class.path"), Main.class.getName(),
                provider.getClass().getName()).redirectErrorStream(true).start();
        CompletableFuture.delayedExecutor(patience.toNanos(), TimeUnit.NANOSECONDS).execute(process::destroyForcibly);
        return new Departing(process);
    }

    /** Returns what is there that should have gone with the JVM's main thread, the JVM itself to begin with; empty if nothing. */
    Optional<String> stays() throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(MAIN_ENDS)) {
                return stays(line.substring(MAIN_ENDS.length()).strip());
            }
            said.add(line);
        }
        return Optional.of("a JVM of its own ended before there was a heartbeat; it said: " + String.join("; ", said));
    }

    private Optional<String> stays(String children) throws InterruptedException {
        if (!process.waitFor(GONE_WITHIN)) {
            return Optional.of("the JVM still lives " + GONE_WITHIN.toSeconds() + " s after its main thread ended");
        }
        long deadlineNanos = System.nanoTime() + GONE_WITHIN.toNanos();
        for (String pid : children.isEmpty() ? List.<String>of() : List.of(children.split(" "))) {
            Optional<ProcessHandle> child = ProcessHandle.of(Long.parseLong(pid));
            while (child.isPresent() && child.get().isAlive() && child.get().info().command().isPresent()) {
                if (System.nanoTime() > deadlineNanos) {
                    child.get().destroyForcibly();
                    return Optional.of("its process " + pid + " outlived the JVM");
                }
                Thread.sleep(10);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** What the JVM runs: the provider's class name. */
    static final class Main {

        private Main() {}

        @SuppressWarnings({"resource", "try"}) // It is never closed: that is what is tried.
        public static void main(String[] args) throws Exception {
            ModelProvider provider = Class.forName(args[0]).asSubclass(ModelProvider.class).getDeclaredConstructor().newInstance();
            Model model = provider.open();
            CountDownLatch beats = new CountDownLatch(2);
            Journal journal = Journal.open(event -> {
                if (event.is("heartbeat", Phase.FINISHED)) {
                    beats.countDown();
                }
            });
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    model.background(new BackgroundPlan(new Waiting(), new Monitor(BackgroundSample.OFTEN, Optional.empty())),
                            new Bell(), journal);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
            beats.await();
            System.out.println(MAIN_ENDS + " " + ProcessHandle.current().descendants()
                    .map(child -> String.valueOf(child.pid())).collect(Collectors.joining(" ")));
        }
    }
}
