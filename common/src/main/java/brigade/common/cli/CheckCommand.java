package brigade.common.cli;

import brigade.common.check.CheckLines;
import brigade.common.check.CheckPlan;
import brigade.common.check.LinkResult;
import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.model.Model;
import brigade.common.model.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks links with one model: prints each answer as it comes, and a summary in input order. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = {"A link checker: asks for every URL, several at once, and says which are broken.",
                "Good is a status of 2xx. Redirects are not followed, and bodies are not read."})
final class CheckCommand extends ScenarioCommand<CheckPlan> {
    @Mixin
    private final CheckOptions options = new CheckOptions();

    CheckCommand(Catalogue catalogue) {
        super(Scenario.CHECK, catalogue);
    }

    @Override
    ScenarioOptions<CheckPlan> options() {
        return options;
    }

    @Override
    Function<Event, Optional<String>> transcript(CheckPlan plan) {
        return new CheckLines(plan)::line;
    }

    @Override
    Outcome run(Model model, CheckPlan plan, Journal journal, Consumer<String> out) throws InterruptedException {
        plan.bad().forEach(bad -> out.accept(bad.words()));
        List<LinkResult> results = model.check(plan, journal);
        CheckLines.summary(results).forEach(out);
        boolean broken = results.stream().anyMatch(LinkResult.Broken.class::isInstance);
        return broken && !options.exitZero() ? Outcome.failedAsSaid(CheckLines.verdict(results)) : Outcome.DONE;
    }

    @Override
    boolean overHttp() {
        return true;
    }
}
