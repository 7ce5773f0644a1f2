package brigade.conformance;

import brigade.common.mirrors.MirrorsFailedException;
import brigade.common.mirrors.MirrorsPlan;
import brigade.common.model.Scenario;
import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Mirrors: a race of a missing and a good one; and one in which nobody answers. */
final class MirrorsSample implements Sample {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    @Override
    public Scenario scenario() {
        return Scenario.MIRRORS;
    }

    @Override
    public Call<?> brief(Bench bench) {
        Origin origin = Origin.start(List.of(OriginFile.plain("good", 1000)));
        bench.watch(origin.port());
        bench.atEnd(origin::close);
        MirrorsPlan plan = MirrorsPlan.of(List.of(List.of(origin.url("missing"))), List.of(origin.url("good")), TIMEOUT,
                Duration.ZERO);
        return bench.calling((model, journal) -> model.mirrors(plan, journal).body().length);
    }

    @Override
    public Map<String, Beginning> endings() {
        return Map.of("a mirror had won", this::brief, "all mirrors had failed", bench -> failing(bench, List.of("a", "b")),
                "the only mirror had failed", bench -> failing(bench, List.of("a")));
    }

    @Override
    public List<Failing> failures() {
        return List.of(new Failing("all mirrors failed", bench -> failing(bench, List.of("a", "b")),
                run -> run.thrown().orElse(null) instanceof MirrorsFailedException));
    }

    private static Call<?> failing(Bench bench, List<String> names) {
        Origin origin = Origin.start(List.of());
        bench.watch(origin.port());
        bench.atEnd(origin::close);
        MirrorsPlan plan = MirrorsPlan.of(List.of(), names.stream().map(origin::url).toList(), TIMEOUT, Duration.ZERO);
        return bench.calling((model, journal) -> model.mirrors(plan, journal));
    }

    @Override
    public boolean needsAll(Bench bench) {
        return false;
    }

    @Override
    public List<String> outcome(Run<?> run) {
        return List.of(run.ending());
    }

    @Override
    public List<String> expected() {
        return List.of("1000");
    }

    @Override
    public Call<?> endless(Bench bench) throws InterruptedException {
        Held held = Held.of(bench, 3);
        bench.atEnd(held::close);
        MirrorsPlan plan = MirrorsPlan.of(List.of(List.of(held.origin().url(Held.name(0)), held.origin().url(Held.name(1)))),
                IntStream.of(2).mapToObj(index -> held.origin().url(Held.name(index))).toList(), TIMEOUT, Duration.ZERO);
        Call<?> call = bench.calling((model, journal) -> model.mirrors(plan, journal));
        held.awaitInFlight(Math.min(3, bench.capabilities().overlap()), bench.patience());
        return call;
    }
}
