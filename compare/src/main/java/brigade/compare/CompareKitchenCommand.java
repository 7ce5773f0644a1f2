package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.KitchenOptions;
import brigade.common.cli.ScenarioOptions;
import brigade.common.model.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the kitchen on the models and shows them side by side. */
@Command(name = "kitchen", mixinStandardHelpOptions = true,
        description = "The kitchen on every model: a dinner that takes 7 seconds where the cooks work at once, and 10 where they do not.")
final class CompareKitchenCommand extends CompareScenarioCommand {
    @Mixin
    private final KitchenOptions options = new KitchenOptions();

    CompareKitchenCommand(Catalogue catalogue) {
        super(Scenario.KITCHEN, catalogue);
    }

    @Override
    ScenarioOptions<?> options() {
        return options;
    }
}
