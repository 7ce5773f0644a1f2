package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.KitchenOptions;
import brigade.common.cli.RunReport;
import brigade.common.kitchen.Menu;
import brigade.common.model.ModelProvider;
import brigade.compare.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the kitchen on the models and shows them side by side. */
@Command(name = "kitchen", mixinStandardHelpOptions = true,
        description = "The kitchen on every model: a dinner that takes 7 seconds where the cooks work at once, and 10 where they do not.")
final class CompareKitchenCommand implements Callable<Integer> {
    private final Catalogue catalogue;

    @Mixin
    private final KitchenOptions options = new KitchenOptions();

    @Mixin
    private final ComparisonOptions comparison = new ComparisonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    CompareKitchenCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        List<ModelProvider> models;
        List<Menu> menus;
        Optional<Path> json;
        try {
            models = comparison.models(catalogue);
            menus = options.menus();
            json = comparison.json();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        List<String> arguments = new ArrayList<>(List.of("kitchen"));
        arguments.addAll(options.arguments());
        Menu menu = menus.getFirst();
        double criticalPath = RunReport.millis(menu.criticalPath());
        double oneAfterAnother = RunReport.millis(menu.oneAfterAnother().multipliedBy(menus.size()));
        return new Comparing("kitchen", criticalPath, oneAfterAnother).compare(models, Comparing.summaries(models, false),
                (model, jvm) -> Run.of(model.name(), "", criticalPath, jvm.run(model.name(), arguments), List.of()), json, spec);
    }
}
