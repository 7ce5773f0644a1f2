package brigade.common.pitfall;

import brigade.common.child.ChildJvm;
import brigade.common.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Tries a pitfall of one model in a JVM of its own, with this one's Java and class path: what hangs or burns there is killed with it.
 * The JVM has its own time limit, so this ends in any case. One JVM tries all classes of the pitfall; when it has to be given up, a
 * new one tries those that are left.
 */
public final class Fork {
    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration STOPPING = Duration.ofSeconds(2);
    private static final List<String> FLAGS = List.of("-Xmx256m", "-XX:+UseSerialGC");
    private static final int MOST_WORDS = 3;

    private final PitfallProvider provider;
    private final Budget budget;

    /** Creates it. */
    public Fork(PitfallProvider provider, Budget budget) {
        this.provider = provider;
        this.budget = budget;
    }

    /**
     * Tries these classes of one pitfall, in their order.
     *
     * @return an observation each
     * @throws InterruptedException if the caller was interrupted; the JVM and its descendants are gone
     */
    public List<Observation> examine(List<Variant> variants) throws InterruptedException, IOException {
        List<Observation> observations = new ArrayList<>();
        while (observations.size() < variants.size()) {
            observations.addAll(inNewJvm(variants.subList(observations.size(), variants.size())));
        }
        return observations;
    }

    /** Returns the observations of as many of the classes as one JVM could try; of the first, in any case. */
    private List<Observation> inNewJvm(List<Variant> variants) throws InterruptedException, IOException {
        Path report = Files.createTempFile("brigade-pitfall-", ".json");
        Path errors = Files.createTempFile("brigade-stderr-", ".txt");
        try {
            Process process = ChildJvm.builder(FLAGS, arguments(variants, report))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(errors.toFile()).start();
            boolean ended;
            try {
                ended = process.waitFor(limit(variants.size()).toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                end(process);
            }
            List<Observation> observations = Files.size(report) == 0 ? List.of() : read(report);
            return !observations.isEmpty() ? observations : List.of(Observation.failed(provider, variants.getFirst(),
                    ended ? "its JVM ended with exit status " + process.exitValue() + words(errors)
                            : "its JVM did not end within " + limit(variants.size()).toSeconds() + " s, and was killed"));
        } finally {
            Files.delete(report);
            Files.delete(errors);
        }
    }

    private List<String> arguments(List<Variant> variants, Path report) {
        List<String> arguments = new ArrayList<>(List.of(ForkMain.class.getName(), report.toString(), provider.model(),
                String.valueOf(budget.least().toMillis()), String.valueOf(budget.most().toMillis()),
                String.valueOf(budget.leastTrials())));
        variants.forEach(variant -> arguments.add(variant.source().getName()));
        return arguments;
    }

    private Duration limit(int variants) {
        return budget.most().plus(Examiner.LONGEST_TRIAL).multipliedBy(variants).plus(START);
    }

    private static List<Observation> read(Path report) throws IOException {
        return Json.mapper().readValue(report.toFile(), new TypeReference<>() {});
    }

    private static String words(Path errors) throws IOException {
        String words = ChildJvm.lastWords(new String(Files.readAllBytes(errors), StandardCharsets.UTF_8), MOST_WORDS);
        return words.isEmpty() ? "" : ": " + words;
    }

    /** Asks the JVM to stop if it still runs, for it can clear up after itself; kills what is left of it and of its descendants. */
    private static void end(Process process) {
        List<ProcessHandle> family = process.descendants().toList();
        if (process.isAlive()) {
            process.destroy();
            process.onExit().completeOnTimeout(process, STOPPING.toMillis(), TimeUnit.MILLISECONDS).join();
            process.destroyForcibly();
            process.onExit().join();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
