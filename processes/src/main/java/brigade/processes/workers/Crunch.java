package brigade.processes.workers;

import brigade.common.crunch.Chunk;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.processes.task.Batch;
import brigade.processes.task.Task;
import brigade.processes.task.TaskRunner;
import java.util.HashMap;
import java.util.Map;

/** The crunching with worker JVMs of a pool: truly parallel, and a worker that has computed before is warm. */
final class Crunch {
    private final Journal journal;
    private final TaskRunner jvms;

    Crunch(Journal journal, TaskRunner jvms) {
        this.journal = journal;
        this.jvms = jvms;
    }

    CrunchResult countAll(CrunchPlan plan) throws InterruptedException {
        Map<Chunk, Long> counts = new HashMap<>();
        try (Batch<Counted> chunks = new Batch<>(jvms, journal)) {
            int underWay = 0;
            for (Chunk chunk : plan.all()) {
                if (underWay == plan.atMost()) {
                    Counted counted = chunks.awaitAny();
                    counts.put(counted.chunk(), counted.primes());
                    underWay--;
                }
                chunks.start(new CountChunk(chunk));
                underWay++;
            }
            while (counts.size() < plan.chunks()) {
                Counted counted = chunks.awaitAny();
                counts.put(counted.chunk(), counted.primes());
            }
        }
        return new CrunchResult(plan.all().stream().map(counts::get).toList());
    }

    private long count(Chunk chunk) throws InterruptedException {
        try (Step step = journal.start(chunk)) {
            long primes = chunk.count();
            step.finish();
            return primes;
        }
    }

    /** What a chunk's JVM answers. */
    record Counted(Chunk chunk, long primes) {}

    /** What a chunk's JVM is asked to do. */
    record CountChunk(Chunk chunk) implements Task<Counted> {

        @Override
        public Class<Counted> resultType() {
            return Counted.class;
        }

        @Override
        public Counted run(Journal journal) throws InterruptedException {
            return new Counted(chunk, new Crunch(journal, TaskRunner.none()).count(chunk));
        }
    }
}
