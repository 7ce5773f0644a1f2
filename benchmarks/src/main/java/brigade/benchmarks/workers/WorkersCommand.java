package brigade.benchmarks.workers;

import brigade.processes.pool.PoolSettings;
import brigade.processes.worker.WorkerJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the pool of worker processes and its peers, and writes the page. */
@Command(name = "workers", mixinStandardHelpOptions = true,
        description = "The pool of worker JVMs against Python's multiprocessing and Node's child_process, where installed.")
public final class WorkersCommand implements Callable<Integer> {
    @Option(names = "--to", paramLabel = "FILE", defaultValue = "docs/results/workers.md",
            description = "The page; default ${DEFAULT-VALUE}.")
    private Path page = Path.of("docs/results/workers.md");

    @Override
    public Integer call() throws Exception {
        List<Figures> all = new ArrayList<>();
        all.add(PoolRace.run("workers", PoolSettings.of(1)));
        all.add(PoolRace.run("workers, with C2", PoolSettings.of(1).jvm(WorkerJvm.standard().flags("-XX:TieredStopAtLevel=4"))));
        all.addAll(Peers.run());
        String text = Page.of(all);
        Path directory = page.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(page, text);
        System.out.print(text);
        return 0;
    }
}
