package brigade.benchmarks.download;

import brigade.common.cli.Destination;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the contestants one after another, round by round, so that what else the machine does falls on all alike.
 *
 * @param source where they download from
 * @param scratch a directory, best in memory
 * @param rounds how often each runs
 */
record Race(Source source, Path scratch, int rounds) {
    private static final int WARM_ROUNDS = 10;
    private static final int COUNTED_ROUNDS = 3;
    private static final long MOST_MINUTES = 5;
    private static final String SMALL_HEAP = "-Xmx64m";

    /**
     * Runs a load.
     *
     * @param caches the AOT caches of our mains, by their main classes
     */
    Map<Contestant, Times> run(Load load, List<Contestant> contestants, Map<String, Path> caches)
            throws IOException, InterruptedException {
        Map<Contestant, Times> all = new LinkedHashMap<>();
        List<Contestant> taking = contestants.stream().filter(contestant -> load.count() <= contestant.mostFiles()).toList();
        taking.forEach(contestant -> all.put(contestant, Times.none()));
        for (int round = 0; round < rounds; round++) {
            for (Contestant contestant : taking) {
                Times times = Objects.requireNonNull(all.get(contestant));
                List<String> cached = contestant.ours() ? cached(caches.get(contestant.mainClass())) : List.of();
                try {
                    times.coldMillis().add(cold(contestant, load, cached));
                } catch (NotWholeException e) {
                    if (contestant.ours()) {
                        throw e;
                    }
                    System.err.println("brigade: not counted: " + e.getMessage());
                    continue;
                }
                if (round == 0 && contestant.ours()) {
                    once(contestant, load, cached, times);
                }
                System.err.printf("%s, round %d, %s: %.2f s%n", load.label(), round + 1, contestant.name(),
                        times.coldMillis().getLast() / 1000);
            }
        }
        return all;
    }

    /** Measures what is beside the race, and takes as long as the race: once is enough. */
    private void once(Contestant contestant, Load load, List<String> cached, Times times) throws IOException, InterruptedException {
        times.uncachedMillis().add(cold(contestant, load, List.of()));
        times.smallHeapMillis().add(cold(contestant, load, Stream.concat(cached.stream(), Stream.of(SMALL_HEAP)).toList()));
        if (load.count() <= contestant.mostFiles() / WARM_ROUNDS) {
            times.warmMillis().addAll(warm(contestant, load));
        }
    }

    private static List<String> cached(@Nullable Path cache) {
        return cache == null ? List.of() : List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=auto", "-Xlog:aot*=off", "-Xlog:cds*=off");
    }

    /** Has a main of ours rehearse, as the launcher does after a build; returns its AOT cache, or null if the JVM makes none. */
    @Nullable
    Path cache(Contestant contestant) throws IOException, InterruptedException {
        Path cache = scratch.resolve(contestant.mainClass() + ".aot");
        run(contestant, contestant.rehearsal(cache));
        return Files.exists(cache) ? cache : null;
    }

    private double cold(Contestant contestant, Load load, List<String> flags) throws IOException, InterruptedException {
        try (Destination to = new Destination(Files.createDirectory(scratch.resolve("to")), true)) {
            long startedNanos = System.nanoTime();
            run(contestant, contestant.command(source.urls(load), to.directory(), scratch, flags));
            double millis = (System.nanoTime() - startedNanos) / 1e6;
            check(contestant, load, to.directory());
            return millis;
        }
    }

    private List<Double> warm(Contestant contestant, Load load) throws IOException, InterruptedException {
        try (Destination to = new Destination(Files.createDirectory(scratch.resolve("to")), true)) {
            List<String> lines = run(contestant, contestant.warmCommand(source.urls(load), to.directory(), scratch, WARM_ROUNDS))
                    .lines().toList();
            return lines.subList(WARM_ROUNDS - COUNTED_ROUNDS, WARM_ROUNDS).stream().map(Double::valueOf).toList();
        }
    }

    private String run(Contestant contestant, List<String> command) throws IOException, InterruptedException {
        Path errors = scratch.resolve("stderr.txt");
        Path output = scratch.resolve("stdout.txt");
        Process process = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(contestant.name() + " had not ended after " + MOST_MINUTES + " minutes");
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    contestant.name() + " ended with exit status " + process.exitValue() + ": " + Files.readString(errors));
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static void check(Contestant contestant, Load load, Path directory) throws IOException {
        for (String name : load.names()) {
            Path file = directory.resolve(name);
            if (!Files.exists(file) || Files.size(file) != load.bytes()) {
                throw new NotWholeException(contestant.name() + " ended well, and " + name + " is not there whole");
            }
        }
        try (Stream<Path> files = Files.list(directory)) {
            if (files.count() != load.count()) {
                throw new IOException(contestant.name() + " left more than the files in " + directory);
            }
        }
    }

    /** It said that all went well, and it did not. */
    private static final class NotWholeException extends IOException {
        private static final long serialVersionUID = 1;

        NotWholeException(String message) {
            super(message);
        }
    }
}
