package brigade.conformance;

import brigade.common.model.Scenario;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Small runs of a scenario, on which the rules of all scenarios are tried (G1 to G10). */
interface Sample {

    /** Returns the scenarios' samples. */
    static List<Sample> all() {
        return List.of(new KitchenSample(), new KitchensSample(), new DownloadSample(), new BackgroundSample(), new CheckSample(),
                new MirrorsSample(), new CrunchSample(), new RushSample(), new TicketsSample());
    }

    /** Returns those that the model offers. */
    static List<Sample> offered(Bench bench) {
        return all().stream().filter(sample -> bench.offers(sample.scenario())).toList();
    }

    /** Returns which scenario. */
    Scenario scenario();

    /** Begins a run that ends by itself in well under a second. What it needs around it, the bench closes ({@link Bench#atEnd}). */
    Call<?> brief(Bench bench) throws IOException;

    /** Returns the ways in which a run may end by itself, each in well under a second, and how to begin one that ends so. */
    default Map<String, Beginning> endings() {
        return Map.of("it was done", this::brief);
    }

    /** Returns the failures of which the caller must be told. */
    default List<Failing> failures() {
        return List.of();
    }

    /** Returns what must be the same of each brief run, whatever ran before it or runs beside it: how each step ended, unless overridden. */
    default List<String> outcome(Run<?> run) {
        return run.thrown().map(thrown -> List.of(thrown.toString())).orElseGet(run::ends);
    }

    /** Returns what that is, in every model. */
    List<String> expected();

    /** Returns whether a run of the model needs all of its steps: one that does not may be over before one fails. */
    default boolean needsAll(Bench bench) {
        return true;
    }

    /** Returns whether everybody waits in the endless run, so that it costs no CPU. */
    default boolean waits() {
        return true;
    }

    /** Begins a run. */
    interface Beginning {
        Call<?> on(Bench bench) throws IOException, InterruptedException;
    }

    /**
     * A run in which something fails.
     *
     * @param what what fails, for the message
     * @param beginning how to begin it
     * @param told whether the caller was told of it, with its cause
     */
    record Failing(String what, Beginning beginning, Predicate<Run<?>> told) {}

    /** Begins a run that only an interruption ends, and returns when it is in the midst of its work. */
    Call<?> endless(Bench bench) throws IOException, InterruptedException;

    /** Returns the places in which such a run can be interrupted. */
    default Map<String, Beginning> midst() {
        return Map.of(scenario().command(), this::endless);
    }
}
