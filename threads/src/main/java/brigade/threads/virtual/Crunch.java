package brigade.threads.virtual;

import brigade.common.crunch.Chunk;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.model.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * The crunching with a virtual thread for each chunk. It works, and gains nothing over a pool: a virtual thread that never waits keeps
 * its carrier until its end, there are only as many carriers as cores, and other virtual threads stand in line meanwhile.
 */
final class Crunch {
    private final Journal journal;

    Crunch(Journal journal) {
        this.journal = journal;
    }

    CrunchResult countAll(CrunchPlan plan) throws InterruptedException {
        Semaphore permits = new Semaphore(plan.atMost());
        try (ExecutorService cooks = Executors.newThreadPerTaskExecutor(named("cruncher-"))) {
            try {
                List<Long> counts = new ArrayList<>();
                for (Future<Long> counting : cooks.invokeAll(countings(plan, permits))) {
                    counts.add(counting.get());
                }
                return new CrunchResult(counts);
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            } finally {
                cooks.shutdownNow();
            }
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

    private static ThreadFactory named(String prefix) {
        return Thread.ofVirtual().name(prefix, 1).factory();
    }
}
