package brigade.conformance;

import static brigade.common.journal.Phase.STARTED;

import brigade.common.crunch.Chunk;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.model.WorkerPromise;
import brigade.common.rule.Rule;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The crunching's rules, P1 to P4. */
@Timeout(180)
@SuppressWarnings("MemberName") // a test's name carries its rule's ID
public interface CrunchRules extends Subject {

    /** If this fails, check: the chunks' ends, which belong to them; and that counts are kept by their place in the plan. */
    @Test
    default void P1_theResultEqualsTheSequentialOne() throws Exception {
        Bench.hold(this, Rule.P1, bench -> {
            for (CrunchPlan plan : List.of(new CrunchPlan(97, 1, 1), new CrunchPlan(10_007, 7, 3), new CrunchPlan(5, 5, 8))) {
                Run<CrunchResult> run = bench.end(bench.calling((model, journal) -> model.crunch(plan, journal)));
                List<Long> found = run.result().map(CrunchResult::counts).orElse(List.of());
                List<Long> expected = sieve(plan);
                for (Chunk chunk : plan.all()) {
                    int index = chunk.number() - 1;
                    bench.check(index < found.size() && found.get(index).equals(expected.get(index)),
                            "the " + chunk.actor() + " of " + plan + " has " + (index < found.size() ? found.get(index) : "no")
                                    + " primes, and should have " + expected.get(index) + run.thrown(),
                            run);
                }
            }
        });
    }

    private static List<Long> sieve(CrunchPlan plan) {
        int size = Math.toIntExact(plan.upTo()) + 1;
        BitSet primes = new BitSet(size);
        primes.set(2, size);
        for (int prime = primes.nextSetBit(0); prime >= 0 && prime <= size / prime; prime = primes.nextSetBit(prime + 1)) {
            for (int multiple = prime * prime; multiple < size; multiple += prime) {
                primes.clear(multiple);
            }
        }
        return plan.all().stream().map(chunk -> (long) primes.get((int) chunk.first(), (int) chunk.last() + 1).cardinality())
                .toList();
    }

    /** If this fails, check: that a chunk counts as under way until it is counted, and that the limit is of this call. */
    @Test
    default void P2_neverMoreThanAtMostAreUnderWay() throws Exception {
        Bench.hold(this, Rule.P2, bench -> {
            int allowed = Math.min(Runtime.getRuntime().availableProcessors(), bench.capabilities().overlap());
            CrunchPlan plan = new CrunchPlan(CrunchSample.ENDLESS, allowed + 2, allowed);
            Call<CrunchResult> call = bench.calling((model, journal) -> model.crunch(plan, journal));
            boolean enough = call.await(allowed, event -> event.phase() == STARTED, patience());
            boolean tooMany = call.await(allowed + 1, event -> event.phase() == STARTED, Duration.ofMillis(300));
            call.interrupt();
            Run<CrunchResult> run = bench.end(call);
            bench.check(enough, "fewer were under way than are allowed", run);
            bench.check(!tooMany, "more than the " + allowed + " that are allowed were under way at once", run);
            CrunchPlan oneByOne = new CrunchPlan(1_000_000, 8, 1); // fewer than any machine has cores, and an end lets one begin
            Run<CrunchResult> whole = bench.end(bench.calling((model, journal) -> model.crunch(oneByOne, journal)));
            bench.check(whole.peak() == 1, whole.peak() + " were under way at once, and one is allowed", whole);
        });
    }

    /** If this fails, check: pools that are smaller than what is allowed; a common pool that has fewer threads than cores. */
    @Test
    default void P3_allAllowedChunksAreUnderWayTogether() throws Exception {
        Bench.hold(this, Rule.P3, bench -> {
            int allowed = Math.min(Runtime.getRuntime().availableProcessors(), bench.capabilities().overlap());
            CrunchPlan plan = new CrunchPlan(CrunchSample.ENDLESS, allowed, allowed);
            Call<CrunchResult> call = bench.calling((model, journal) -> model.crunch(plan, journal));
            boolean together = call.await(allowed, event -> event.phase() == STARTED, patience());
            call.interrupt();
            Run<CrunchResult> run = bench.end(call);
            bench.check(together, run.all(STARTED).size() + " of " + allowed + " chunks were under way together", run);
            long workers = run.all(STARTED).stream().map(event -> List.of(event.worker().pid(), event.worker().threadId()))
                    .distinct().count();
            bench.check(workers == allowed, allowed + " chunks were under way together on " + workers + " workers", run);
        });
    }

    /** If this fails, check: that chunks are counted by threads that may compute, and never by the loop. */
    @Test
    default void P4_anEventLoopGoesOnMeanwhile() throws Exception {
        Bench.hold(this, Rule.P4, bench -> {
            bench.applies(bench.capabilities().workers() == WorkerPromise.ONE_LOOP, "it has no event loop");
            try (LoopWatch watch = LoopWatch.start()) {
                CrunchPlan plan = new CrunchPlan(CrunchSample.ENDLESS, 2, 1);
                Call<CrunchResult> call = bench.calling((model, journal) -> model.crunch(plan, journal));
                bench.check(call.await(1, event -> event.phase() == STARTED, patience()), "no chunk was started");
                Thread.sleep(Duration.ofMillis(300));
                watch.blocked().ifPresent(what -> {
                    throw bench.failure(what, "");
                });
                call.interrupt();
                Run<CrunchResult> run = bench.end(call);
                bench.check(watch.sawLoop(), "no thread with 'eventloop' in its name was seen", run);
            }
        });
    }
}
