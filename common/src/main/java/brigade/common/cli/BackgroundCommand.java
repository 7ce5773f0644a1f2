package brigade.common.cli;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.background.Chore;
import brigade.common.background.Transcript;
import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Does the main work with one model, and tells who runs what. */
@Command(name = "background", mixinStandardHelpOptions = true,
        description = {"Main work that computes for 3 seconds, and a monitor in the background whose heart beats meanwhile.",
                "Ends when the work is done. Each line begins with the worker that ran it."})
final class BackgroundCommand extends ScenarioCommand<BackgroundPlan> {
    @Mixin
    private final BackgroundOptions options = new BackgroundOptions();

    @Option(names = "--until-enter", description = "No work: wait for Enter, however long that takes, while the heart beats.")
    private boolean untilEnter;

    BackgroundCommand(Catalogue catalogue) {
        super(Scenario.BACKGROUND, catalogue);
    }

    @Override
    ScenarioOptions<BackgroundPlan> options() {
        return untilEnter ? () -> Stage.of(new BackgroundPlan(new Chore.Waiting(), options.monitor()), List.of()) : options;
    }

    @Override
    Function<Event, Optional<String>> transcript(BackgroundPlan plan) {
        return new Transcript()::line;
    }

    @Override
    boolean isOpenEnded() {
        return true;
    }

    @Override
    String who(Event event, ModelProvider provider) {
        return RunOptions.before(event.worker().prose());
    }

    @Override
    Outcome run(Model model, BackgroundPlan plan, Journal journal, Consumer<String> out) throws InterruptedException {
        Bell bell = new Bell();
        if (untilEnter) {
            EnterKey.ringing(bell, System.in);
        }
        BackgroundResult result = model.background(plan, bell, journal);
        out.accept(switch (result.ending()) {
            case WORK_DONE -> "The work is done.";
            case RUNG -> "Enter was pressed.";
        });
        result.monitorsFailure().ifPresent(failure -> out.accept("But " + failure + "; the main work went on without it."));
        return Outcome.DONE;
    }
}
