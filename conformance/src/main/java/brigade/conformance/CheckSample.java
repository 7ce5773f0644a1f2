package brigade.conformance;

import brigade.common.check.CheckPlan;
import brigade.common.model.Scenario;
import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Checking links: a good one, a missing one, and some that nobody answers. */
final class CheckSample implements Sample {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    @Override
    public Scenario scenario() {
        return Scenario.CHECK;
    }

    @Override
    public Call<?> brief(Bench bench) {
        Origin origin = Origin.start(List.of(OriginFile.plain("good", 1000)));
        bench.watch(origin.port());
        bench.atEnd(origin::close);
        CheckPlan plan = CheckPlan.of(List.of(origin.url("good"), origin.url("missing"), "ftp://127.0.0.1/bad"), 2,
                TIMEOUT);
        return bench.calling((model, journal) -> model.check(plan, journal).stream().map(result -> result.answer()).toList());
    }

    @Override
    public List<String> expected() {
        return List.of("link 1: good FINISHED", "link 2: missing FAILED");
    }

    @Override
    public Call<?> endless(Bench bench) throws InterruptedException {
        Held held = Held.of(bench, 3);
        bench.atEnd(held::close);
        CheckPlan plan = CheckPlan.of(IntStream.range(0, 3).mapToObj(index -> held.origin().url(Held.name(index))).toList(), 2,
                TIMEOUT);
        Call<?> call = bench.calling((model, journal) -> model.check(plan, journal));
        held.awaitInFlight(Math.min(2, bench.capabilities().overlap()), bench.patience());
        return call;
    }
}
