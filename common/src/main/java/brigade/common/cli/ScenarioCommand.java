package brigade.common.cli;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.common.model.ScenarioFailedException;
import brigade.common.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs a scenario with one model: lines as things happen, results at the end, a report if one is asked for.
 *
 * @param <P> the scenario's plan
 */
abstract class ScenarioCommand<P> implements Callable<Integer> {
    private final Scenario scenario;
    private final Catalogue catalogue;

    @Mixin
    private final RunOptions run = new RunOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ScenarioCommand(Scenario scenario, Catalogue catalogue) {
        this.scenario = scenario;
        this.catalogue = catalogue;
    }

    /** Returns the options, a mixin of the command. */
    abstract ScenarioOptions<P> options();

    /** Returns what says what happens: a line for an event, or none. Called once for each run; the words are found on one thread. */
    abstract Function<Event, Optional<String>> transcript(P plan);

    /** Returns what stands before a line about the event: its worker, if that was asked for. */
    String who(Event event, ModelProvider provider) {
        return run.who(event, provider);
    }

    /** Returns why the model cannot do what is asked of it, and what to do about it; empty, that is it can, unless overridden. */
    Optional<String> whyNot(P plan, ModelProvider provider) {
        return Optional.empty();
    }

    /** Runs the scenario; what it prints to {@code out} are results. */
    abstract Outcome run(Model model, P plan, Journal journal, Consumer<String> out) throws InterruptedException;

    /** Says, after an interruption, what else is to be said of it; nothing unless overridden. */
    void interrupted(P plan, List<Event> events, Consumer<String> out) {}

    /** Returns whether the model's HTTP client is worth naming in the report; false unless overridden. */
    boolean overHttp() {
        return false;
    }

    @Override
    public final Integer call() throws InterruptedException, IOException {
        ModelProvider provider;
        Optional<Path> json;
        Stage<P> opened;
        try {
            provider = run.model(catalogue);
            Optional<String> whyNot = provider.capabilities().whyNot(scenario);
            if (whyNot.isPresent()) {
                throw new IllegalArgumentException(
                        provider.name() + " does not offer " + scenario.command() + ": " + whyNot.get() + "; name another --model");
            }
            json = run.json();
            opened = options().open();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        try (Stage<P> stage = opened) {
            Optional<String> whyNot = whyNot(stage.plan(), provider);
            if (whyNot.isPresent()) {
                throw new ParameterException(spec.commandLine(), whyNot.get());
            }
            RunReport report = play(provider, stage);
            if (json.isPresent()) {
                report.write(json.get());
            }
            if (report.exitCode() != Cli.DONE) {
                spec.commandLine().getErr().println(Printable.line("brigade: " + report.outcome()));
            }
            return report.exitCode();
        }
    }

    private RunReport play(ModelProvider provider, Stage<P> stage) throws InterruptedException {
        P plan = stage.plan();
        Function<Event, Optional<String>> transcript = transcript(plan);
        try (Lines lines = new Lines(spec.commandLine().getOut(), Progress.NONE); Model model = provider.open()) {
            Journal journal = Journal.open(
                    event -> lines.print(event, () -> who(event, provider), () -> transcript.apply(event)));
            long startedNanos = System.nanoTime();
            Outcome outcome;
            Duration wall;
            try {
                outcome = outcome(model, plan, journal, lines::print);
                wall = Duration.ofNanos(System.nanoTime() - startedNanos);
            } catch (InterruptedException e) {
                interrupted(plan, journal.events(), lines::print);
                throw e;
            }
            return new RunReport(scenario.command(), provider.name(), overHttp() ? provider.httpClient() : "", outcome.words(),
                    outcome.exitCode(), RunReport.millis(wall), millis(stage.criticalPath()), millis(stage.oneAfterAnother()),
                    RunReport.lines(journal.events()));
        }
    }

    private Outcome outcome(Model model, P plan, Journal journal, Consumer<String> out) throws InterruptedException {
        try {
            return run(model, plan, journal, out);
        } catch (ScenarioFailedException e) {
            return Outcome.failed(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Double millis(Optional<Duration> duration) {
        return duration.isPresent() ? RunReport.millis(duration.get()) : null;
    }
}
