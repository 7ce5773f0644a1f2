package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.MirrorsOptions;
import brigade.common.cli.ScenarioOptions;
import brigade.common.model.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks several mirrors with the models and shows them side by side. */
@Command(name = "mirrors", mixinStandardHelpOptions = true,
        description = "Several mirrors of one thing on every model: 2 seconds where the fastest wins, 5 where the first one is waited for.")
final class CompareMirrorsCommand extends CompareScenarioCommand {
    @Mixin
    private final MirrorsOptions options = new MirrorsOptions();

    CompareMirrorsCommand(Catalogue catalogue) {
        super(Scenario.MIRRORS, catalogue);
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
