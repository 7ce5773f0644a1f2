package brigade.conformance;

import brigade.common.crunch.CrunchPlan;
import brigade.common.journal.Phase;
import brigade.common.model.Scenario;
import java.util.List;

/** Crunching, briefly and without end. */
final class CrunchSample implements Sample {
    /** As many numbers as no test computes to their end. */
    static final long ENDLESS = 1_000_000_000_000L;

    @Override
    public Scenario scenario() {
        return Scenario.CRUNCH;
    }

    @Override
    public Call<?> brief(Bench bench) {
        return bench.calling((model, journal) -> model.crunch(new CrunchPlan(20_000, 3, 2), journal));
    }

    @Override
    public boolean waits() {
        return false;
    }

    @Override
    public List<String> expected() {
        return List.of("chunk 1: chunk-1 FINISHED", "chunk 2: chunk-2 FINISHED", "chunk 3: chunk-3 FINISHED");
    }

    @Override
    public Call<?> endless(Bench bench) throws InterruptedException {
        int atOnce = Math.min(2, bench.capabilities().overlap());
        Call<?> call = bench.calling((model, journal) -> model.crunch(new CrunchPlan(ENDLESS, 4, 2), journal));
        bench.check(call.await(atOnce, event -> event.phase() == Phase.STARTED, bench.patience()), "the chunks were not started");
        return call;
    }
}
