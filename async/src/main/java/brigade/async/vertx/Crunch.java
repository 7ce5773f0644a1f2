package brigade.async.vertx;

import brigade.common.crunch.Chunk;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.concurrent.CancellationException;

/** The crunching beside an event loop: chunks are counted by worker threads, so that the loop stays free. To be called on the loop only. */
final class Crunch {
    private final Journal journal;
    private final WorkerExecutor crunchers;
    private volatile boolean calledOff;

    Crunch(Journal journal, WorkerExecutor crunchers) {
        this.journal = journal;
        this.crunchers = crunchers;
    }

    Future<CrunchResult> countAll(CrunchPlan plan) {
        List<Future<Long>> counts = plan.all().stream().map(this::count).toList();
        return Future.join(counts)
                .map(all -> new CrunchResult(all.list()));
    }

    private Future<Long> count(Chunk chunk) {
        return crunchers.executeBlocking(() -> {
            if (calledOff) {
                throw new CancellationException(chunk.actor() + " was called off");
            }
            try (Step step = journal.start(chunk)) {
                long primes = chunk.count(() -> calledOff);
                step.finish();
                return primes;
            }
        }, false);
    }

    /** Cancels everything: who computes on a future's behalf hears of no cancellation, and must be told by a flag. */
    void callOff() {
        calledOff = true;
    }
}
