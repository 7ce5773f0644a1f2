package brigade.common.cli;

import brigade.common.download.DownloadPlan;
import brigade.common.download.DownloadPlan.Entry;
import brigade.common.download.Fetch;
import brigade.common.download.FileResult;
import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import brigade.common.origin.OriginTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Downloads files with one model and says how each ended. */
@Command(name = "download", mixinStandardHelpOptions = true,
        description = "Several files at once over HTTP: 3, 2 and 1 seconds that take 3, not 6.")
final class DownloadCommand implements Callable<Integer> {
    private final Catalogue catalogue;

    @Mixin
    private final DownloadOptions options = new DownloadOptions();

    @Mixin
    private final RunOptions run = new RunOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    DownloadCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        ModelProvider provider;
        Optional<Path> json;
        try {
            provider = run.model(catalogue);
            options.check();
            json = run.json();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        if (!options.urls().isEmpty()) {
            Path directory = options.to().orElse(Path.of(""));
            return download(provider, options.urls(), created(directory), json, Expectation.NONE);
        }
        List<OriginFile> files = options.originFiles();
        try (Destination destination = Destination.of(options.to().map(this::created)); Origin origin = Origin.start(files)) {
            List<String> urls = files.stream().map(file -> origin.url(file.name())).toList();
            return download(provider, urls, destination.directory(), json, Expectation.of(files, options.atMost()));
        }
    }

    private Path created(Path directory) {
        try {
            return Files.createDirectories(directory.toAbsolutePath());
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--to " + directory + ": cannot be made: " + e.getMessage(), e);
        }
    }

    private int download(ModelProvider provider, List<String> urls, Path directory, Optional<Path> json, Expectation expectation)
            throws InterruptedException, IOException {
        List<Entry> entries = DownloadPlan.entries(urls, directory);
        List<Fetch> files = DownloadPlan.accepted(entries);
        int failures = 0;
        try (Lines lines = new Lines(spec.commandLine().getOut(), progress(files)); Model model = provider.open()) {
            for (Entry entry : entries) {
                if (entry instanceof Entry.Rejected rejected) {
                    lines.print(DownloadLines.failed(rejected.url(), rejected.reason()));
                    failures++;
                }
            }
            Journal journal = Journal.open(event -> lines.print(event, () -> words(event, provider)));
            long startedNanos = System.nanoTime();
            List<FileResult> results = model.download(new DownloadPlan(files, options.atMost()), journal);
            Duration wall = Duration.ofNanos(System.nanoTime() - startedNanos);
            failures += (int) results.stream().filter(FileResult.Failed.class::isInstance).count();
            String summary = DownloadLines.summary(entries.size() - failures, entries.size());
            lines.print(summary);
            int exitCode = failures == 0 ? Cli.DONE : Cli.FAILED;
            if (json.isPresent()) {
                new RunReport("download", provider.name(), provider.httpClient(), failures == 0 ? "done" : summary, exitCode,
                        RunReport.millis(wall), expectation.criticalPathMillis(), expectation.sequentialMillis(),
                        RunReport.lines(journal.events())).write(json.get());
            }
            return exitCode;
        }
    }

    private String words(Event event, ModelProvider provider) {
        return DownloadLines.line(event).map(line -> run.who(event, provider) + line).orElse("");
    }

    private Progress progress(List<Fetch> files) {
        return Tty.stderr() ? new ProgressBars(files, System.err, spec.usageMessage().width(), Tty.colours(System.getenv()))
                : new ProgressLines(files.size(), System.err);
    }

    /** What the embedded origin's files should take; nulls where nobody knows. */
    private record Expectation(@Nullable Double criticalPathMillis, @Nullable Double sequentialMillis) {
        static final Expectation NONE = new Expectation(null, null);

        static Expectation of(List<OriginFile> files, int atMost) {
            return new Expectation(RunReport.millis(OriginTimes.together(files, atMost)),
                    RunReport.millis(OriginTimes.oneAfterAnother(files)));
        }
    }
}
