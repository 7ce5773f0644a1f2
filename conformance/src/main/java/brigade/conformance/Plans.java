package brigade.conformance;

import brigade.common.download.DownloadPlan;
import brigade.common.download.FileResult;
import brigade.common.download.Patience;
import brigade.common.download.Terms;
import brigade.common.download.Wanted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The plans of the downloads that are to meet faults, on terms that a test can afford. */
final class Plans {
    private static final int AT_MOST = 16;

    private Plans() {}

    /** Returns the standard terms, but that nobody waits long before trying again. */
    static Terms hasty() {
        return with(patience -> patience);
    }

    /** Returns the terms of one who does not wait long before trying again, and otherwise has that patience. */
    static Terms with(Function<Patience, Patience> patience) {
        return Terms.standard()
                .patience(patience
                        .apply(Patience.standard().backoff(Duration.ofMillis(10)).longestRetryAfter(Duration.ofMillis(100))));
    }

    /** Returns the plan of downloading these paths from the server. */
    static DownloadPlan of(Bench bench, FaultyServer server, Terms terms, String... paths) {
        return of(bench, server, terms, bench.directory(), Arrays.stream(paths).map(path -> Wanted.of(server.url(path))).toList());
    }

    /** Returns the plan of downloading these into that directory. */
    static DownloadPlan of(Bench bench, FaultyServer server, Terms terms, Path directory, List<Wanted> wanted) {
        bench.watch(server.port());
        return DownloadPlan.of(wanted, directory, AT_MOST, terms);
    }

    /** Returns what is wanted under that checksum. */
    static Wanted summed(String url, String sha256) {
        return new Wanted(url, Optional.of(sha256), Optional.empty());
    }

    /** Returns the reason that the file of that name failed for; empty if it did not fail. */
    static String reason(Run<List<FileResult>> run, String name) {
        return run.result().orElse(List.of()).stream().filter(result -> result.file().name().equals(name))
                .map(result -> result instanceof FileResult.Failed failed ? failed.reason() : "").findFirst()
                .orElse("there is no result");
    }

    /** Returns how often the file of that name was tried. */
    static int attempts(Run<List<FileResult>> run, String name) {
        return run.result().orElse(List.of()).stream().filter(result -> result.file().name().equals(name))
                .mapToInt(FileResult::attempts)
                .findFirst().orElse(0);
    }
}
