package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.RushOptions;
import brigade.common.cli.ScenarioOptions;
import brigade.common.model.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the rush on the models and shows them side by side. */
@Command(name = "rush", mixinStandardHelpOptions = true,
        description = "Orders through a bounded queue on every model: how a full queue holds the waiters back, and who waits where.")
final class CompareRushCommand extends CompareScenarioCommand {
    @Mixin
    private final RushOptions options = new RushOptions();

    CompareRushCommand(Catalogue catalogue) {
        super(Scenario.RUSH, catalogue);
    }

    @Override
    ScenarioOptions<?> options() {
        return options;
    }
}
