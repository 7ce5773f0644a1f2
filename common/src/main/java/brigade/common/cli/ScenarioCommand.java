package brigade.common.cli;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.common.model.ScenarioFailedException;
import brigade.common.text.Printable;
import java.io.IOException;
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
    private static final int MOST_WAITING = 10_000;

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

    /** Returns whether the report goes to standard output. */
    final boolean reportsOnStandardOutput() {
        return run.reportsOnStandardOutput();
    }

    /** Returns whether nobody knows how long it goes on; false unless overridden. */
    boolean isOpenEnded() {
        return false;
    }

    /** Returns whether the model's HTTP client is worth naming in the report; false unless overridden. */
    boolean overHttp() {
        return false;
    }

    @Override
    public final Integer call() throws InterruptedException, IOException {
        ModelProvider provider;
        Optional<ReportFile> json;
        Stage<P> opened;
        try {
            provider = run.model(catalogue, scenario);
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
            Outcome outcome = isOpenEnded() ? playOpenEnded(provider, stage, json) : playToTheEnd(provider, stage, json);
            if (!outcome.said()) {
                spec.commandLine().getErr().println(Printable.line("brigade: " + outcome.words()));
            }
            return outcome.exitCode();
        }
    }

    private Outcome playToTheEnd(ModelProvider provider, Stage<P> stage, Optional<ReportFile> json) throws InterruptedException {
        Circumstances circumstances = Circumstances.of(spec);
        try (Lines lines = new Lines(ReportFile.people(json, spec.commandLine()), Progress.NONE); Model model = provider.open()) {
            Journal journal = Journal.open(print(provider, stage.plan(), lines));
            Played played;
            try {
                played = play(model, stage.plan(), journal, lines);
            } catch (InterruptedException e) {
                interrupted(stage.plan(), journal.events(), lines::print);
                throw e;
            }
            if (json.isPresent()) {
                report(provider, stage, played).write(json.get(), circumstances, RunReport.lines(journal.events()));
            }
            return played.outcome();
        }
    }

    private Outcome outcome(Model model, P plan, Journal journal, Consumer<String> out) throws InterruptedException {
        try {
            return run(model, plan, journal, out);
        } catch (ScenarioFailedException e) {
            return Outcome.failed(String.valueOf(e.getMessage()));
        }
    }

    /** Plays what may go on for days: the events are printed and, if there is to be a report, kept on the disk; nobody remembers them. */
    private Outcome playOpenEnded(ModelProvider provider, Stage<P> stage, Optional<ReportFile> json)
            throws InterruptedException, IOException {
        Circumstances circumstances = Circumstances.of(spec);
        try (EventSpool spool = json.isPresent() ? EventSpool.onDisk() : EventSpool.NONE) {
            Played played;
            try (Lines lines = new Lines(ReportFile.people(json, spec.commandLine()), Progress.NONE, MOST_WAITING);
                    Model model = provider.open()) {
                Consumer<Event> print = print(provider, stage.plan(), lines);
                played = play(model, stage.plan(), Journal.telling(event -> {
                    print.accept(event);
                    spool.add(event);
                }), lines);
            }
            if (json.isPresent()) {
                report(provider, stage, played).write(json.get(), circumstances, spool.events());
            }
            return played.outcome();
        }
    }

    private Consumer<Event> print(ModelProvider provider, P plan, Lines lines) {
        Function<Event, Optional<String>> transcript = transcript(plan);
        return EventStream.of(scenario.command(), provider.name())
                .andThen(event -> lines.print(event, () -> who(event, provider), () -> transcript.apply(event)));
    }

    private record Played(Outcome outcome, Duration wall) {}

    /** Both clocks begin here: the journal's, which is opened when the model is ready, and that of the wall time. */
    private Played play(Model model, P plan, Journal journal, Lines lines) throws InterruptedException {
        long startedNanos = System.nanoTime();
        Outcome outcome = outcome(model, plan, journal, lines::print);
        return new Played(outcome, Duration.ofNanos(System.nanoTime() - startedNanos));
    }

    private RunReport report(ModelProvider provider, Stage<P> stage, Played played) {
        return new RunReport(scenario.command(), provider.name(), overHttp() ? provider.httpClient() : "", played.outcome().words(),
                played.outcome().exitCode(), RunReport.millis(played.wall()), millis(stage.criticalPath()),
                millis(stage.oneAfterAnother()), List.of());
    }

    private static @Nullable Double millis(Optional<Duration> duration) {
        return duration.isPresent() ? RunReport.millis(duration.get()) : null;
    }
}
