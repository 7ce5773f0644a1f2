package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.ScenarioOptions;
import brigade.common.cli.TicketsOptions;
import brigade.common.model.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has many wait for one signal on the models and shows them side by side. */
@Command(name = "tickets", mixinStandardHelpOptions = true,
        description = "Five cooks who wait for one signal on every model: 3 seconds where all go at once, and 7 where they do not.")
final class CompareTicketsCommand extends CompareScenarioCommand {
    @Mixin
    private final TicketsOptions options = new TicketsOptions();

    CompareTicketsCommand(Catalogue catalogue) {
        super(Scenario.TICKETS, catalogue);
    }

    @Override
    ScenarioOptions<?> options() {
        return options;
    }
}
