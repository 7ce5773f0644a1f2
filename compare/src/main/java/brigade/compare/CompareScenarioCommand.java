package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.RunReport;
import brigade.common.cli.ScenarioOptions;
import brigade.common.cli.Stage;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.compare.run.Audience;
import brigade.compare.run.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a scenario on the models and shows them side by side. What the scenario needs around it runs here, in nobody's figures. */
abstract class CompareScenarioCommand implements ScenarioComparison {
    private final Scenario scenario;
    private final Catalogue catalogue;

    @Mixin
    private final ComparisonOptions comparison = new ComparisonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    CompareScenarioCommand(Scenario scenario, Catalogue catalogue) {
        this.scenario = scenario;
        this.catalogue = catalogue;
    }

    /** Returns the options, a mixin of the command. */
    abstract ScenarioOptions<?> options();

    /** Returns whether the models' HTTP clients are worth naming; false unless overridden. */
    boolean overHttp() {
        return false;
    }

    @Override
    public final void handOver(Audience to) {
        comparison.handOver(to);
    }

    @Override
    public final Integer call() throws InterruptedException, IOException {
        List<ModelProvider> models;
        Outputs outputs;
        Stage<?> opened;
        try {
            models = comparison.models(catalogue, scenario);
            outputs = comparison.outputs();
            opened = options().open();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        try (Stage<?> stage = opened) {
            return compare(models, stage, outputs);
        }
    }

    private int compare(List<ModelProvider> models, Stage<?> stage, Outputs outputs)
            throws InterruptedException, IOException {
        List<String> arguments = new ArrayList<>(List.of(scenario.command()));
        arguments.addAll(stage.arguments());
        Double criticalPath = millis(stage.criticalPath());
        return new Comparing(scenario.command(), criticalPath, millis(stage.oneAfterAnother()), stage.arguments()).compare(models,
                Comparing.summaries(models, overHttp()),
                (model, jvm) -> Run.of(model.name(), overHttp() ? model.httpClient() : "", criticalPath,
                        (stage.isEmbedded() ? jvm.withoutProxies() : jvm).run(model.name(), arguments), List.of()),
                outputs, spec);
    }

    private static @Nullable Double millis(Optional<Duration> duration) {
        return duration.isPresent() ? RunReport.millis(duration.get()) : null;
    }
}
