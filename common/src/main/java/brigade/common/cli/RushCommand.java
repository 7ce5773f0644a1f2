package brigade.common.cli;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.model.Model;
import brigade.common.model.Scenario;
import brigade.common.rush.Numbers;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import brigade.common.rush.Transcript;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the rush with one model and prints its transcript. */
@Command(name = "rush", mixinStandardHelpOptions = true,
        description = "Orders through a bounded queue: waiters place them, cooks take them, and a full queue holds the waiters back.")
final class RushCommand extends ScenarioCommand<RushPlan> {
    @Mixin
    private final RushOptions options = new RushOptions();

    RushCommand(Catalogue catalogue) {
        super(Scenario.RUSH, catalogue);
    }

    @Override
    ScenarioOptions<RushPlan> options() {
        return options;
    }

    @Override
    Function<Event, Optional<String>> transcript(RushPlan plan) {
        return new Transcript(plan)::line;
    }

    @Override
    Outcome run(Model model, RushPlan plan, Journal journal, Consumer<String> out) throws InterruptedException {
        List<OrderResult> results = model.rush(plan, journal);
        List<Integer> lost = results.stream().filter(result -> !result.isCooked()).map(OrderResult::number).toList();
        out.accept("Closing time: " + (results.size() - lost.size()) + " of " + plan.orders() + " orders were cooked.");
        return lost.isEmpty() ? Outcome.DONE
                : Outcome.failed(
                        Numbers.prose(lost) + (lost.size() == 1 ? " was lost: its cook" : " were lost: their cooks") + " fainted");
    }

    @Override
    void interrupted(RushPlan plan, List<Event> events, Consumer<String> out) {
        List<Integer> left = plan.notCooked(events);
        out.accept(
                "Fire alarm! " + (left.isEmpty() ? "Every order had been seen to." : "Not cooked: " + Numbers.prose(left) + "."));
    }
}
