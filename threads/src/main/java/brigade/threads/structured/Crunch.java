package brigade.threads.structured;

import brigade.common.crunch.Chunk;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.model.Failures;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Configuration;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.function.UnaryOperator;

/**
 * The crunching with a scope, in which each chunk is a subtask. It gains nothing over a pool: a scope's threads are virtual, and one
 * that never waits keeps its carrier until its end.
 */
final class Crunch {
    private final Journal journal;

    Crunch(Journal journal) {
        this.journal = journal;
    }

    CrunchResult countAll(CrunchPlan plan) throws InterruptedException {
        Semaphore permits = new Semaphore(plan.atMost());
        try (var cooks = StructuredTaskScope.open(Joiner.<Long>allSuccessfulOrThrow(), named("cruncher-"))) {
            countings(plan, permits).forEach(cooks::fork);
            return new CrunchResult(cooks.join().map(Subtask::get).toList());
        } catch (FailedException e) {
            throw Failures.unwrapped(e);
        }
    }

    private long count(Chunk chunk) throws InterruptedException {
        try (Step step = journal.start(chunk)) {
            long primes = chunk.count();
            step.finish();
            return primes;
        }
    }

    private List<Callable<Long>> countings(CrunchPlan plan, Semaphore permits) {
        return plan.all().stream().<Callable<Long>>map(chunk -> () -> {
            permits.acquire();
            try {
                return count(chunk);
            } finally {
                permits.release();
            }
        }).toList();
    }

    private static UnaryOperator<Configuration> named(String prefix) {
        return scope -> scope.withThreadFactory(Thread.ofVirtual().name(prefix, 1).factory());
    }
}
