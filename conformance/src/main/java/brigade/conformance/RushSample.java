package brigade.conformance;

import brigade.common.model.Scenario;
import brigade.common.rush.RushPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A rush, briefly and without end. */
final class RushSample implements Sample {

    @Override
    public Scenario scenario() {
        return Scenario.RUSH;
    }

    @Override
    public Call<?> brief(Bench bench) {
        return Rushes.rushing(bench, new RushPlan(3, 2, 1, Rushes.cooks(bench, 2), Duration.ofMillis(1), List.of(2)));
    }

    @Override
    public Map<String, Beginning> endings() {
        return Map.of("a cook had fainted", this::brief, "all was cooked", bench -> Rushes.rushing(bench,
                new RushPlan(2, 1, 1, 1, Duration.ofMillis(1), List.of())), "every cook had fainted",
                bench -> Rushes.rushing(bench,
                        new RushPlan(2, 2, 1, Rushes.cooks(bench, 2), Duration.ofMillis(1), List.of(1, 2))));
    }

    @Override
    public List<String> expected() {
        return List.of("Cook: cook-1 FINISHED", "Cook: cook-2 FAILED", "Cook: cook-3 FINISHED", "Waiter 1: place-1 FINISHED",
                "Waiter 1: place-3 FINISHED", "Waiter 2: place-2 FINISHED");
    }

    @Override
    public Call<?> endless(Bench bench) throws InterruptedException {
        return Rushes.busy(bench, Rushes.endless(bench));
    }
}
