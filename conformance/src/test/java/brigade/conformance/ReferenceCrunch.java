package brigade.conformance;

import brigade.common.crunch.Chunk;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/** The crunching of the reference model, in pieces that a mutant can replace. */
class ReferenceCrunch {

    CrunchResult countAll(CrunchPlan plan, Journal journal) throws InterruptedException {
        Semaphore permits = new Semaphore(allowed(plan));
        return new CrunchResult(Reference.all(plan.all().stream().<Callable<Long>>map(chunk -> () -> {
            permits.acquire();
            try {
                return count(chunk, journal);
            } finally {
                free(permits);
            }
        }).toList()));
    }

    void free(Semaphore permits) {
        permits.release();
    }

    int allowed(CrunchPlan plan) {
        return plan.atMost();
    }

    long count(Chunk chunk, Journal journal) throws InterruptedException {
        try (Step step = journal.start(chunk)) {
            long primes = chunk.count();
            step.finish();
            return primes;
        }
    }
}
