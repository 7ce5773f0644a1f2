package brigade.async.future;

import brigade.common.crunch.Chunk;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The crunching with completable futures on threads of its own: the common pool has one thread fewer than the machine has cores, and
 * is everybody's.
 */
final class Crunch {
    private final Journal journal;
    private final Executor crunchers;
    private volatile boolean calledOff;

    Crunch(Journal journal, Executor crunchers) {
        this.journal = journal;
        this.crunchers = crunchers;
    }

    CompletableFuture<CrunchResult> countAll(CrunchPlan plan) {
        List<CompletableFuture<Long>> counts = plan.all().stream().map(this::count).toList();
        return CompletableFuture.allOf(counts.toArray(CompletableFuture[]::new))
                .thenApply(_ -> new CrunchResult(counts.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<Long> count(Chunk chunk) {
        return CompletableFuture.supplyAsync(() -> {
            if (calledOff) {
                throw new CancellationException(chunk.actor() + " was called off");
            }
            try (Step step = journal.start(chunk)) {
                long primes = chunk.count(() -> calledOff);
                step.finish();
                return primes;
            }
        }, crunchers);
    }

    /** Cancels everything: who computes on a future's behalf hears of no cancellation, and must be told by a flag. */
    void callOff() {
        calledOff = true;
    }
}
