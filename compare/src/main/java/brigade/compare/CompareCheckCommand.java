package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.CheckOptions;
import brigade.common.cli.ScenarioOptions;
import brigade.common.model.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks links on the models and shows them side by side. Broken links are answers, and no model's failure. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = {"A link checker on every model: 3 seconds where the links are in flight together, and 4.5 where not.",
                "A broken link ends with a mark, and is no model's failure."})
final class CompareCheckCommand extends CompareScenarioCommand {
    @Mixin
    private final CheckOptions options = new CheckOptions();

    CompareCheckCommand(Catalogue catalogue) {
        super(Scenario.CHECK, catalogue);
    }

    @Override
    ScenarioOptions<?> options() {
        return options;
    }

    @Override
    boolean overHttp() {
        return true;
    }
}
