package brigade.common.cli;

import brigade.common.download.Checksums;
import brigade.common.download.DownloadPlan;
import brigade.common.download.DownloadPlan.Entry;
import brigade.common.download.Fetch;
import brigade.common.download.FileResult;
import brigade.common.download.Terms;
import brigade.common.download.Wanted;
import brigade.common.http.Urls;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import brigade.common.origin.OriginTimes;
import brigade.common.text.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
        try {
            options.check();
            return options.wantsOrigin() ? fromOrigin() : fromElsewhere();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int fromOrigin() throws InterruptedException, IOException {
        ModelProvider provider = run.model(catalogue, Scenario.DOWNLOAD);
        Optional<ReportFile> json = run.json();
        Terms terms = options.terms(Map.of());
        List<OriginFile> files = options.originFiles();
        try (Destination destination = Destination.of(options.to().map(this::created)); Origin origin = Origin.start(files)) {
            List<Wanted> wanted = files.stream().map(file -> Wanted.of(origin.url(file.name()))).toList();
            List<Entry> entries = DownloadPlan.entries(wanted, destination.directory(), terms, options.checksums(this::warn));
            if (options.dryRun()) {
                return dryRun(entries);
            }
            return download(provider, entries, terms, json, new DownloadLines(false),
                    Expectation.of(files, options.atMostFromOne()));
        }
    }

    private int fromElsewhere() throws InterruptedException, IOException {
        ModelProvider provider = run.model(catalogue, Scenario.DOWNLOAD);
        Optional<ReportFile> json = run.json();
        Terms terms = options.terms(System.getenv());
        List<Wanted> wanted = options.wanted();
        Optional<Checksums> checksums = options.checksums(this::warn);
        Path directory = options.to().orElse(Path.of(""));
        if (options.dryRun()) {
            return dryRun(DownloadPlan.entries(wanted, directory, terms, checksums));
        }
        List<Entry> entries = DownloadPlan.entries(wanted, created(directory), terms, checksums);
        return download(provider, entries, terms, json, new DownloadLines(true), Expectation.NONE);
    }

    private Path created(Path directory) {
        try {
            return Files.createDirectories(directory.toAbsolutePath());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "--to " + directory + ": it cannot be made there; name a directory that can be written", e);
        }
    }

    private int dryRun(List<Entry> entries) {
        PrintWriter out = spec.commandLine().getOut();
        boolean all = true;
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Accepted(Fetch file) ->
                        out.println(Printable.line(file.target() + " from " + Urls.shown(file.url())
                                + (file.leftover().resumable() ? ", going on from byte " + file.leftover().bytes() : "")));
                case Entry.Rejected(String url, String reason) -> {
                    out.println(Printable.line(DownloadLines.failed(url, reason)));
                    all = false;
                }
            }
        }
        out.flush();
        return all ? Cli.DONE : Cli.FAILED;
    }

    private void warn(String warning) {
        spec.commandLine().getErr().println(Printable.line("brigade: " + warning));
    }

    private int download(ModelProvider provider, List<Entry> entries, Terms terms, Optional<ReportFile> json, DownloadLines words,
            Expectation expectation) throws InterruptedException, IOException {
        DownloadPlan plan = new DownloadPlan(DownloadPlan.accepted(entries), options.atMost(), terms);
        ReportFile.keepOff(json, plan.files().stream().map(Fetch::target).toList());
        Circumstances circumstances = Circumstances.of(spec);
        try (Lines lines = new Lines(ReportFile.people(json, spec.commandLine()), progress(plan.files()));
                Model model = provider.open()) {
            for (Entry entry : entries) {
                if (entry instanceof Entry.Rejected(String url, String reason)) {
                    lines.print(DownloadLines.failed(url, reason));
                }
            }
            Journal journal = Journal.open(EventStream.of("download", provider.name()).andThen(event -> {
                if (!options.quiet() && event.phase() == Phase.NOTED) {
                    lines.tell(() -> words.aside(event).orElse(""), spec.commandLine().getErr());
                }
                lines.print(event, () -> run.who(event, provider), () -> words.line(event));
            }));
            long startedNanos = System.nanoTime();
            List<FileResult> results = model.download(plan, journal);
            Duration wall = Duration.ofNanos(System.nanoTime() - startedNanos);
            int saved = (int) results.stream().filter(FileResult.Saved.class::isInstance).count();
            boolean all = saved == entries.size();
            lines.printLast(() -> words.summary(saved, entries.size(), wall));
            int exitCode = all ? Cli.DONE : Cli.FAILED;
            if (json.isPresent()) {
                new RunReport("download", provider.name(), provider.httpClient(),
                        all ? "done" : saved + " of " + entries.size() + " downloads completed.", exitCode, RunReport.millis(wall),
                        expectation.criticalPathMillis(), expectation.sequentialMillis(), List.of(), fileLines(entries, results))
                        .write(json.get(), circumstances, RunReport.lines(journal.events()));
            }
            return exitCode;
        } catch (InterruptedException e) {
            tellOfParts(plan);
            throw e;
        }
    }

    private static List<RunReport.FileLine> fileLines(List<Entry> entries, List<FileResult> results) {
        Iterator<FileResult> next = results.iterator();
        return entries.stream().map(entry -> switch (entry) {
            case Entry.Accepted _ -> RunReport.FileLine.of(next.next());
            case Entry.Rejected(String url, String reason) -> RunReport.FileLine.rejected(url, reason);
        }).toList();
    }

    private void tellOfParts(DownloadPlan plan) {
        List<Path> parts = plan.resumableParts();
        if (!parts.isEmpty() && !options.wantsOrigin()) {
            spec.commandLine().getErr().println("brigade: " + parts.size() + (parts.size() == 1 ? " part is" : " parts are")
                    + " kept, beside where the files are to stand; the same command goes on from there");
        }
    }

    private Progress progress(List<Fetch> files) {
        if (options.quiet()) {
            return Progress.NONE;
        }
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
