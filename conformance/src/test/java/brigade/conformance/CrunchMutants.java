package brigade.conformance;

import brigade.common.crunch.Chunk;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.model.Capabilities;
import brigade.common.model.Failures;
import brigade.common.model.WorkerPromise;
import brigade.common.rule.Rule;
import brigade.conformance.Mutants.Mutant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** The reference model with its crunching broken, one thing at a time. */
final class CrunchMutants {

    private CrunchMutants() {}

    static List<Mutant> all() {
        return List.of(crunching(Rule.P1, "has 24 primes", new ForgetsTheLastNumber()),
                crunching(Rule.P2, "were under way at once", new AllowsMore()),
                crunching(Rule.P2, "at once, and one is allowed", new FreesTwoPlaces()),
                crunching(Rule.P3, "were under way together", new AllowsOne()),
                crunching(Rule.P3, "on 1 workers", new CountsElsewhere()),
                new Mutant(Rule.P4, "computes in one handler", new Specimen("mutant/P4",
                        Capabilities.of(WorkerPromise.ONE_LOOP).ownThreads("mutant-eventloop"), CountsOnTheLoop::new)));
    }

    private static Mutant crunching(Rule breaks, String symptom, ReferenceCrunch mutation) {
        return Mutants.mutant(breaks, symptom, () -> new Reference() {
            @Override
            public CrunchResult crunch(CrunchPlan plan, Journal journal) throws InterruptedException {
                return mutation.countAll(plan, journal);
            }
        });
    }

    private static final class ForgetsTheLastNumber extends ReferenceCrunch {
        @Override
        long count(Chunk chunk, Journal journal) throws InterruptedException {
            return super.count(new Chunk(chunk.number(), chunk.first(), chunk.last() - 1), journal);
        }
    }

    private static final class AllowsMore extends ReferenceCrunch {
        @Override
        int allowed(CrunchPlan plan) {
            return plan.atMost() + 1;
        }
    }

    private static final class AllowsOne extends ReferenceCrunch {
        @Override
        int allowed(CrunchPlan plan) {
            return 1;
        }
    }

    /** Says that chunks have started, and then counts them one after another on one thread. */
    private static final class CountsElsewhere extends ReferenceCrunch {
        @Override
        CrunchResult countAll(CrunchPlan plan, Journal journal) throws InterruptedException {
            List<Step> steps = plan.all().stream().limit(plan.atMost()).map(journal::start).toList();
            try {
                return super.countAll(plan, Journal.open());
            } finally {
                steps.forEach(Step::close);
            }
        }
    }

    private static final class CountsOnTheLoop extends Reference {
        private final ExecutorService loop = Executors
                .newSingleThreadExecutor(Thread.ofPlatform().name("mutant-eventloop").factory());

        @Override
        public CrunchResult crunch(CrunchPlan plan, Journal journal) throws InterruptedException {
            Future<CrunchResult> counting = loop.submit(() -> {
                ReferenceCrunch crunch = new ReferenceCrunch();
                for (Chunk chunk : plan.all()) {
                    crunch.count(chunk, journal);
                }
                return new CrunchResult(List.of());
            });
            try {
                return counting.get();
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            } finally {
                counting.cancel(true);
            }
        }

        @Override
        public void close() {
            loop.close();
        }
    }

    private static final class FreesTwoPlaces extends ReferenceCrunch {
        @Override
        void free(Semaphore permits) {
            permits.release(2);
        }
    }
}
