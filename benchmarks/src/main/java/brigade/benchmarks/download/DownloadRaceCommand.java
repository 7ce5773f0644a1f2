package brigade.benchmarks.download;

import brigade.common.cli.Destination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Races the models' downloads against curl, aria2 and wget2, and writes the page. */
@Command(name = "download", mixinStandardHelpOptions = true,
        description = {"The models' downloads against curl -Z, aria2c and wget2, where installed; nginx is the origin, if it is.",
                "Whole processes in turn; takes a quarter of an hour or so."})
public final class DownloadRaceCommand implements Callable<Integer> {
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    @Option(names = "--models", paramLabel = "NAME", split = ",", description = "Only these models.")
    private List<String> models = new ArrayList<>();

    @Option(names = "--loads", paramLabel = "N", split = ",",
            description = "Only these loads: 1 is 4 × 256 MiB, 2 is 500 × 1 MiB, 3 is 10,000 × 10 KiB.")
    private List<Integer> loads = new ArrayList<>();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5",
            description = "How often each runs; default ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(names = "--to", paramLabel = "FILE", defaultValue = "docs/results/download.md",
            description = "The page; default ${DEFAULT-VALUE}.")
    private Path page = Path.of("docs/results/download.md");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Contestant> ours = Contestant.models(models);
        if (ours.isEmpty() || rounds < 1 || loads.stream().anyMatch(number -> number < 1 || number > Load.ALL.size())) {
            throw new ParameterException(spec.commandLine(),
                    "nothing to race: --models " + String.join(",", models) + " --loads " + loads
                            + " --rounds " + rounds + "; loads are 1 to " + Load.ALL.size()
                            + ", and 'brigade models' lists the models");
        }
        List<Load> chosen = loads.isEmpty() ? Load.ALL : loads.stream().map(number -> Load.ALL.get(number - 1)).toList();
        List<Contestant> contestants = new ArrayList<>(Contestant.peers());
        contestants.addAll(ours);
        boolean inMemory = Files.isWritable(IN_MEMORY);
        Path scratch = inMemory ? Files.createTempDirectory(IN_MEMORY, "brigade-race-")
                : Files.createTempDirectory("brigade-race-");
        try (Destination _ = new Destination(scratch, true); Source source = Source.start(Load.ALL, scratch)) {
            Race race = new Race(source, scratch, rounds);
            Map<String, Path> caches = new HashMap<>();
            for (Contestant contestant : ours) {
                Path cache = caches.containsKey(contestant.mainClass()) ? null : race.cache(contestant);
                if (cache != null) {
                    caches.put(contestant.mainClass(), cache);
                }
            }
            Map<Load, Map<Contestant, Times>> results = new LinkedHashMap<>();
            String text = "";
            for (Load load : chosen) {
                results.put(load, race.run(load, contestants, caches));
                text = RacePage.of(source.name(), inMemory ? "memory (tmpfs)" : "the temporary directory's disk", rounds,
                        contestants, results);
                Path directory = page.toAbsolutePath().getParent();
                if (directory != null) {
                    Files.createDirectories(directory);
                }
                Files.writeString(page, text); // After each load: they take minutes.
            }
            System.out.print(text);
        }
        return 0;
    }
}
