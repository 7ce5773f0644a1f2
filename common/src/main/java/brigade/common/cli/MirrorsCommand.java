package brigade.common.cli;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import brigade.common.mirrors.MirrorsFailedException;
import brigade.common.mirrors.MirrorsPlan;
import brigade.common.mirrors.Outcome.Won;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks several mirrors with one model, and prints the first good answer. */
@Command(name = "mirrors", mixinStandardHelpOptions = true,
        description = {"Several mirrors of one thing: the first good answer wins, and the others are called off.",
                "Its body is printed on standard output, who won and who dropped out on standard error."})
final class MirrorsCommand extends ScenarioCommand<MirrorsPlan> {
    @Mixin
    private final MirrorsOptions options = new MirrorsOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    MirrorsCommand(Catalogue catalogue) {
        super(Scenario.MIRRORS, catalogue);
    }

    @Override
    ScenarioOptions<MirrorsPlan> options() {
        return options;
    }

    @Override
    Function<Event, Optional<String>> transcript(MirrorsPlan plan) {
        return _ -> Optional.empty();
    }

    /** All at once is more than a model can do that has a process for each; one that asks them in turn does not mind how many there are. */
    @Override
    Optional<String> whyNot(MirrorsPlan plan, ModelProvider provider) {
        if (reportsOnStandardOutput()) {
            return Optional.of("--json -: standard output is for the winner's body; name a file");
        }
        int most = provider.capabilities().overlap();
        return most == 1 || plan.mirrors() <= most || !plan.race().hedgeAfter().isZero() ? Optional.empty()
                : Optional.of(
                        "%,d mirrors: %s asks %,d at once at most; name fewer, start them one after another with --hedge-after, "
                                .formatted(plan.mirrors(), provider.name(), most) + "or name another --model");
    }

    @Override
    Outcome run(Model model, MirrorsPlan plan, Journal journal, Consumer<String> out) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Won won = model.mirrors(plan, journal);
            long dropouts = journal.events().stream().filter(event -> event.phase() == Phase.FAILED).count();
            long calledOff = journal.events().stream().filter(event -> event.phase() == Phase.CANCELLED).count();
            err.println("brigade: " + won.mirror() + " won; dropped out: " + dropouts + ", called off: " + calledOff);
            System.out.writeBytes(won.body()); // as it is: it may be no text
            System.out.flush();
            return Outcome.DONE;
        } catch (MirrorsFailedException e) {
            return Outcome.failed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    boolean overHttp() {
        return true;
    }
}
