package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.CrunchOptions;
import brigade.common.cli.ScenarioOptions;
import brigade.common.model.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Counts primes on the models and shows them side by side. */
@Command(name = "crunch", mixinStandardHelpOptions = true,
        description = "Heavy computation on every model: what two cores give, and what each model takes for it.")
final class CompareCrunchCommand extends CompareScenarioCommand {
    @Mixin
    private final CrunchOptions options = new CrunchOptions();

    CompareCrunchCommand(Catalogue catalogue) {
        super(Scenario.CRUNCH, catalogue);
    }

    @Override
    ScenarioOptions<?> options() {
        return options;
    }
}
