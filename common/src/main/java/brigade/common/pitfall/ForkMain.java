package brigade.common.pitfall;

import brigade.common.child.ParentWatch;
import brigade.common.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The main of the JVM in which a pitfall is tried. It ends although a thread may still run that nothing can end. */
final class ForkMain {
    private static final long STOPPING_SECONDS = 1;

    private ForkMain() {}

    /** Tries classes; the arguments are those that {@link Fork} writes. */
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Path report = Path.of(args[0]);
        Budget budget = new Budget(Duration.ofMillis(Long.parseLong(args[2])), Duration.ofMillis(Long.parseLong(args[3])),
                Integer.parseInt(args[4]));
        CountDownLatch stopped = stoppedWhenAsked();
        try (ParentWatch _ = ParentWatch.start();
                PitfallProvider provider = Pitfalls.onClassPath().stream().filter(each -> each.model().equals(args[1])).findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no pitfalls of " + args[1]))) {
            examine(provider, Arrays.asList(args).subList(5, args.length), budget, report);
        } catch (InterruptedException _) {
            // Whoever asked for the end wants no report.
        } finally {
            stopped.countDown();
        }
        Runtime.getRuntime().halt(0);
    }

    private static void examine(PitfallProvider provider, List<String> sources, Budget budget, Path report)
            throws InterruptedException, IOException {
        List<Observation> observations = new ArrayList<>();
        for (String source : sources) {
            Variant variant = provider.variants().stream().filter(each -> each.source().getName().equals(source)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no class " + source + " of " + provider.model()));
            Examiner.Finding finding = Examiner.find(provider, variant, budget);
            observations.add(finding.observation());
            write(observations, report);
            if (finding.poisoned()) {
                Runtime.getRuntime().halt(0);
            }
        }
    }

    /** Writes the report in one step, so that it can be read even if this JVM is killed in the midst of writing the next. */
    private static void write(List<Observation> observations, Path report) throws IOException {
        Path written = Path.of(report + ".new");
        Files.writeString(written, Json.mapper().writeValueAsString(observations));
        Files.move(written, report, StandardCopyOption.ATOMIC_MOVE);
    }

    private static CountDownLatch stoppedWhenAsked() {
        Thread main = Thread.currentThread();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            main.interrupt();
            try {
                stopped.await(STOPPING_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }));
        return stopped;
    }
}
