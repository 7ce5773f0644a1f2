package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.Destination;
import brigade.common.cli.DownloadOptions;
import brigade.common.cli.ReportFile;
import brigade.common.cli.RunReport;
import brigade.common.download.DownloadPlan;
import brigade.common.download.Fetch;
import brigade.common.download.Terms;
import brigade.common.download.Wanted;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import brigade.common.origin.OriginTimes;
import brigade.common.text.Printable;
import brigade.compare.run.Audience;
import brigade.compare.run.Ending;
import brigade.compare.run.FreshJvm;
import brigade.compare.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the downloads on the models and shows them side by side. The embedded origin runs here, so that it is in nobody's figures. */
@Command(name = "download", mixinStandardHelpOptions = true,
        description = {
                "The downloads on every model: 3, 2 and 1 seconds that take 3 where they are in flight together, and 6 where not.",
                "Each model downloads into a directory of its own; with --to DIR, that is one below DIR, and it stays."})
final class CompareDownloadCommand implements ScenarioComparison {
    private final Catalogue catalogue;

    @Mixin
    private final DownloadOptions options = new DownloadOptions();

    @Mixin
    private final ComparisonOptions comparison = new ComparisonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    CompareDownloadCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void handOver(Audience to) {
        comparison.handOver(to);
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        List<ModelProvider> models;
        Outputs outputs;
        List<Wanted> wanted;
        try {
            models = comparison.models(catalogue, Scenario.DOWNLOAD);
            options.check();
            outputs = comparison.outputs();
            if (options.dryRun()) {
                throw new IllegalArgumentException("--dry-run: nothing would be compared; ask one model");
            }
            wanted = options.wanted();
            options.checksums(warning -> System.err.println(Printable.line("brigade: " + warning)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        if (!options.wantsOrigin()) {
            List<Fetch> files = planned(wanted);
            try {
                ReportFile.keepOff(outputs.json(), models.stream().flatMap(
                        model -> options.to().stream()
                                .flatMap(to -> files.stream().map(file -> directory(to, model).resolve(file.name()))))
                        .toList());
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
            }
            return compare(models, wanted, new Comparing("download", null, null, options.arguments()), outputs);
        }
        List<OriginFile> files = options.originFiles();
        try (Origin origin = Origin.start(files)) {
            return compare(models, files.stream().map(file -> Wanted.of(origin.url(file.name()))).toList(),
                    new Comparing("download",
                            RunReport.millis(OriginTimes.together(files, options.atMostFromOne())),
                            RunReport.millis(OriginTimes.oneAfterAnother(files)), options.arguments()),
                    outputs);
        }
    }

    private int compare(List<ModelProvider> models, List<Wanted> wanted, Comparing comparing, Outputs outputs)
            throws InterruptedException, IOException {
        // Not as arguments: there may be thousands, and anybody may read a command line.
        Path list = Files.write(Files.createTempFile("brigade-urls-", ".txt"), wanted.stream().map(Wanted::line).toList());
        try {
            return comparing.compare(models, Comparing.summaries(models, true),
                    (model, jvm) -> run(model, jvm, list, comparing.criticalPathMillis()), outputs, spec);
        } finally {
            Files.delete(list);
        }
    }

    private Run run(ModelProvider model, FreshJvm jvm, Path list, @Nullable Double criticalPathMillis)
            throws InterruptedException, IOException {
        Optional<Path> named = options.to().map(to -> directory(to, model));
        try (Destination destination = Destination.of(named)) {
            Directory directory = Directory.before(destination.directory());
            List<String> arguments = new ArrayList<>(List.of("download", "--to", destination.directory().toString()));
            arguments.addAll(options.arguments());
            arguments.addAll(List.of("--input", list.toString()));
            Ending ending = (options.wantsOrigin() ? jvm.withoutProxies() : jvm).run(model.name(), arguments);
            List<String> complaints = directory.complaints(ending.report().map(RunReport::events).orElse(List.of()));
            return Run.of(model.name(), model.httpClient(), criticalPathMillis, ending, complaints);
        }
    }

    private static Path directory(Path to, ModelProvider model) {
        return to.resolve(model.name().replace('/', '-'));
    }

    /** Returns what the models are going to download, and says once what every model is going to refuse. */
    private static List<Fetch> planned(List<Wanted> wanted) {
        List<DownloadPlan.Entry> entries = DownloadPlan.entries(wanted,
                Path.of(System.getProperty("java.io.tmpdir"), "brigade-no-such-directory"), Terms.standard(), Optional.empty());
        for (DownloadPlan.Entry entry : entries) {
            if (entry instanceof DownloadPlan.Entry.Rejected(String url, String reason)) {
                System.err.println(Printable.line("brigade: " + url + ": " + reason));
            }
        }
        return DownloadPlan.accepted(entries);
    }
}
