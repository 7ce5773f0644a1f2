package brigade.threads.sequential;

import brigade.common.crunch.Chunk;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.util.ArrayList;
import java.util.List;

/** The crunching with the caller's thread alone: one chunk after another, the time that all the others are measured by. */
final class Crunch {
    private final Journal journal;

    Crunch(Journal journal) {
        this.journal = journal;
    }

    CrunchResult countAll(CrunchPlan plan) throws InterruptedException {
        List<Long> counts = new ArrayList<>();
        for (Chunk chunk : plan.all()) {
            counts.add(count(chunk));
        }
        return new CrunchResult(counts);
    }

    private long count(Chunk chunk) throws InterruptedException {
        try (Step step = journal.start(chunk)) {
            long primes = chunk.count();
            step.finish();
            return primes;
        }
    }
}
