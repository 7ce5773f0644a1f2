package brigade.common.cli;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.kitchen.BurntDishException;
import brigade.common.kitchen.Menu;
import brigade.common.kitchen.Transcript;
import brigade.common.model.Model;
import brigade.common.model.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the kitchen with one model and prints its transcript. */
@Command(name = "kitchen", mixinStandardHelpOptions = true,
        description = "A head chef, assistants in the background, and a dinner that takes 7 seconds instead of 10.")
final class KitchenCommand extends ScenarioCommand<List<Menu>> {
    @Mixin
    private final KitchenOptions options = new KitchenOptions();

    KitchenCommand(Catalogue catalogue) {
        super(Scenario.KITCHEN, catalogue);
    }

    @Override
    ScenarioOptions<List<Menu>> options() {
        return options;
    }

    @Override
    Function<Event, Optional<String>> transcript(List<Menu> menus) {
        return new Transcript(menus)::line;
    }

    @Override
    Outcome run(Model model, List<Menu> menus, Journal journal, Consumer<String> out) throws InterruptedException {
        String failure = failure(model, menus, journal);
        return failure.isEmpty() ? Outcome.DONE : Outcome.failed(failure);
    }

    private static String failure(Model model, List<Menu> menus, Journal journal) throws InterruptedException {
        if (menus.size() > 1) {
            return model.serveAll(menus, journal).stream().filter(result -> !result.hasServed())
                    .map(result -> result.kitchen() + " did not serve: " + result.failure()).collect(Collectors.joining("; "));
        }
        try {
            model.serve(menus.getFirst(), journal);
            return "";
        } catch (BurntDishException e) {
            return e.getMessage() + ", so nothing was served";
        }
    }
}
