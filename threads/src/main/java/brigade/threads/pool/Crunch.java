package brigade.threads.pool;

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
import java.util.concurrent.ThreadFactory;

/** The crunching with a fixed pool of threads: what pools were made for. Its size is how many chunks are under way at once. */
final class Crunch {
    private final Journal journal;

    Crunch(Journal journal) {
        this.journal = journal;
    }

    CrunchResult countAll(CrunchPlan plan) throws InterruptedException {
        try (ExecutorService cooks = Executors.newFixedThreadPool(plan.width(), named("cruncher-"))) {
            try {
                List<Long> counts = new ArrayList<>();
                for (Future<Long> counting : cooks.invokeAll(countings(plan))) {
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

    private List<Callable<Long>> countings(CrunchPlan plan) {
        return plan.all().stream().<Callable<Long>>map(chunk -> () -> count(chunk)).toList();
    }

    private static ThreadFactory named(String prefix) {
        return Thread.ofPlatform().name(prefix, 1).factory();
    }
}
