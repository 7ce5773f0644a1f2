package brigade.conformance;

import brigade.common.model.Scenario;
import java.util.List;
import java.util.Map;

/** Small runs of a scenario, on which the rules of all scenarios are tried (G1 to G9). */
interface Sample {

    /** Returns the scenarios' samples; the kitchen and the downloads have theirs in the rules' own tests. */
    static List<Sample> all() {
        return List.of(new BackgroundSample(), new CheckSample(), new MirrorsSample(), new CrunchSample(), new RushSample(),
                new TicketsSample());
    }

    /** Returns those that the model offers. */
    static List<Sample> offered(Bench bench) {
        return all().stream().filter(sample -> bench.capabilities().whyNot(sample.scenario()).isEmpty()).toList();
    }

    /** Returns which scenario. */
    Scenario scenario();

    /** Begins a run that ends by itself in well under a second. What it needs around it, the bench closes ({@link Bench#atEnd}). */
    Call<?> brief(Bench bench);

    /** Returns the ways in which a run may end by itself, each in well under a second, and how to begin one that ends so. */
    default Map<String, Beginning> endings() {
        return Map.of("it was done", this::brief);
    }

    /** Returns whether everybody waits in the endless run, so that it costs no CPU. */
    default boolean waits() {
        return true;
    }

    /** Begins a run. */
    interface Beginning {
        Call<?> on(Bench bench) throws InterruptedException;
    }

    /** Begins a run that only an interruption ends, and returns when it is in the midst of its work. */
    Call<?> endless(Bench bench) throws InterruptedException;
}
