package brigade.common.cli;

import brigade.common.crunch.CrunchPlan;
import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.model.Model;
import brigade.common.model.Scenario;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Counts primes with one model. */
@Command(name = "crunch", mixinStandardHelpOptions = true,
        description = "Heavy computation, where waiting tricks do not help: how many primes there are, counted in chunks.")
final class CrunchCommand extends ScenarioCommand<CrunchPlan> {
    @Mixin
    private final CrunchOptions options = new CrunchOptions();

    CrunchCommand(Catalogue catalogue) {
        super(Scenario.CRUNCH, catalogue);
    }

    @Override
    ScenarioOptions<CrunchPlan> options() {
        return options;
    }

    @Override
    Function<Event, Optional<String>> transcript(CrunchPlan plan) {
        return event -> switch (event.phase()) {
            case STARTED -> Optional.of(event.actor() + " started");
            case FINISHED -> Optional.of(event.actor() + " finished");
            case FAILED -> Optional.of(event.actor() + " failed: " + event.detail());
            case CANCELLED -> Optional.of(event.actor() + " cancelled");
            case NOTED -> Optional.empty();
        };
    }

    @Override
    Outcome run(Model model, CrunchPlan plan, Journal journal, Consumer<String> out) throws InterruptedException {
        long primes = model.crunch(plan, journal).primes();
        out.accept(String.format(Locale.ROOT, "There are %,d primes up to %,d.", primes, plan.upTo()));
        return Outcome.DONE;
    }
}
