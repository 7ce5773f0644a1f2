package brigade.compare;

import brigade.common.cli.BackgroundOptions;
import brigade.common.cli.Catalogue;
import brigade.common.cli.ScenarioOptions;
import brigade.common.model.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs main work with a monitor on the models and shows them side by side. */
@Command(name = "background", mixinStandardHelpOptions = true,
        description = "Main work that computes for 3 seconds on every model, and who beats in the background meanwhile.")
final class CompareBackgroundCommand extends CompareScenarioCommand {
    @Mixin
    private final BackgroundOptions options = new BackgroundOptions();

    CompareBackgroundCommand(Catalogue catalogue) {
        super(Scenario.BACKGROUND, catalogue);
    }

    @Override
    ScenarioOptions<?> options() {
        return options;
    }
}
