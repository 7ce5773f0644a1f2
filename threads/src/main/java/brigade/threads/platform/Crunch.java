package brigade.threads.platform;

import brigade.common.crunch.Chunk;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.model.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/** The crunching with a raw thread for each chunk, started when there is room for it; the cores count at the same time. */
final class Crunch {
    private final Journal journal;

    Crunch(Journal journal) {
        this.journal = journal;
    }

    CrunchResult countAll(CrunchPlan plan) throws InterruptedException {
        List<FutureTask<Long>> chunks = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        Semaphore permits = new Semaphore(plan.atMost());
        try {
            for (Chunk chunk : plan.all()) {
                permits.acquire();
                FutureTask<Long> counting = new FutureTask<>(() -> {
                    try {
                        return count(chunk);
                    } finally {
                        permits.release();
                    }
                });
                chunks.add(counting);
                threads.add(Thread.ofPlatform().name("chunk-" + chunk.number()).start(counting));
            }
            List<Long> counts = new ArrayList<>();
            for (FutureTask<Long> counting : chunks) {
                counts.add(counting.get());
            }
            return new CrunchResult(counts);
        } catch (ExecutionException e) {
            throw Failures.unwrapped(e);
        } finally {
            callOff(threads);
        }
    }

    private long count(Chunk chunk) throws InterruptedException {
        try (Step step = journal.start(chunk)) {
            long primes = chunk.count();
            step.finish();
            return primes;
        }
    }

    /** Interrupts the threads and waits for their end, which an interruption of the caller can only postpone. */
    private static void callOff(List<Thread> threads) {
        threads.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
