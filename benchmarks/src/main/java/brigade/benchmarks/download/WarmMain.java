package brigade.benchmarks.download;

import brigade.common.download.DownloadPlan;
import brigade.common.download.FileResult;
import brigade.common.journal.Journal;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Downloads the same files again and again in one process: what a model takes when the JVM is warm. */
public final class WarmMain {

    private WarmMain() {}

    /** Runs with a model's name, a file of URLs, a directory and a number of rounds; prints each round's milliseconds on a line. */
    public static void main(String[] args) throws IOException, InterruptedException {
        ModelProvider provider = Models.onClassPath().stream().filter(model -> model.name().equals(args[0])).findFirst()
                .orElseThrow();
        List<String> urls = Files.readAllLines(Path.of(args[1]));
        Path directory = Path.of(args[2]);
        try (Model model = provider.open()) {
            for (int round = 0; round < Integer.parseInt(args[3]); round++) {
                DownloadPlan plan = DownloadPlan.of(urls, directory, Contestant.AT_MOST);
                long startedNanos = System.nanoTime();
                List<FileResult> results = model.download(plan, Journal.open());
                System.out.println((System.nanoTime() - startedNanos) / 1_000_000.0);
                for (FileResult result : results) {
                    if (!(result instanceof FileResult.Saved)) {
                        throw new IOException(String.valueOf(result));
                    }
                    Files.delete(result.file().target());
                }
            }
        }
    }
}
