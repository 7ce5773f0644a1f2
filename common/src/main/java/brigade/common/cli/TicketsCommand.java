package brigade.common.cli;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.Fate;
import brigade.common.tickets.TicketsPlan;
import brigade.common.tickets.Transcript;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has many wait for one signal with one model. */
@Command(name = "tickets", mixinStandardHelpOptions = true,
        description = "Five cooks wait until the oven is hot; the chef gives one signal, and all go at once.")
final class TicketsCommand extends ScenarioCommand<TicketsPlan> {
    @Mixin
    private final TicketsOptions options = new TicketsOptions();

    TicketsCommand(Catalogue catalogue) {
        super(Scenario.TICKETS, catalogue);
    }

    @Override
    ScenarioOptions<TicketsPlan> options() {
        return options;
    }

    @Override
    Function<Event, Optional<String>> transcript(TicketsPlan plan) {
        return Transcript::line;
    }

    /** All must wait at once, which is more than a model can do that has a process for each; one that has no signal does not mind. */
    @Override
    Optional<String> whyNot(TicketsPlan plan, ModelProvider provider) {
        int most = provider.capabilities().overlap();
        return most == 1 || plan.punctual().size() <= most ? Optional.empty()
                : Optional.of("--cooks %d: %s lets at most %d cooks wait at once; write %d or fewer, or name another --model"
                        .formatted(plan.punctual().size(), provider.name(), most, most));
    }

    @Override
    Outcome run(Model model, TicketsPlan plan, Journal journal, Consumer<String> out) throws InterruptedException {
        List<CookResult> results = model.tickets(plan, journal);
        long went = results.stream().filter(result -> result.fate() == Fate.WENT).count();
        out.accept(went + " of " + results.size() + " cooks went"
                + (went == results.size() ? "." : "; the others gave up: " + String.join(", ", results.stream()
                        .filter(result -> result.fate() == Fate.GAVE_UP).map(result -> "cook " + result.cook()).toList()) + "."));
        return Outcome.DONE;
    }
}
