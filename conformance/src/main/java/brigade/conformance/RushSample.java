package brigade.conformance;

import brigade.common.model.Scenario;
import brigade.common.rush.RushPlan;
import java.time.Duration;
import java.util.List;

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
    public Call<?> endless(Bench bench) throws InterruptedException {
        return Rushes.busy(bench, Rushes.endless(bench));
    }
}
