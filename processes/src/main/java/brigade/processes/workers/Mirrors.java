package brigade.processes.workers;

import brigade.common.http.BlockingHttp;
import brigade.common.http.Exchange;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.mirrors.Contender;
import brigade.common.mirrors.Group;
import brigade.common.mirrors.Heat;
import brigade.common.mirrors.Mirror;
import brigade.common.mirrors.MirrorsPlan;
import brigade.common.mirrors.Outcome;
import brigade.common.mirrors.Page;
import brigade.processes.task.Batch;
import brigade.processes.task.Task;
import brigade.processes.task.TaskRunner;
import brigade.processes.task.WorkerDiedException;
import java.io.IOException;
import java.util.Optional;

/** The mirrors with a worker JVM of a pool for each, at most 32 at once; a group is a race that this JVM waits for. */
final class Mirrors {
    private final Journal journal;
    private final TaskRunner jvms;

    Mirrors(Journal journal, TaskRunner jvms) {
        this.journal = journal;
        this.jvms = jvms;
    }

    Outcome first(MirrorsPlan plan) throws InterruptedException {
        return race(plan.race());
    }

    private Outcome race(Group group) throws InterruptedException {
        Heat heat = new Heat(group, TaskRunner.MOST_JVMS);
        try (Batch<Outcome> runners = new Batch<>(jvms, journal)) {
            Optional<Outcome> outcome = heat.outcome();
            while (outcome.isEmpty()) {
                heat.next().ifPresent(contender -> run(contender, runners));
                if (heat.mayStart()) {
                    runners.awaitAny(heat.patience()).ifPresent(heat::ended);
                } else {
                    heat.ended(runners.awaitAny());
                }
                outcome = heat.outcome();
            }
            return outcome.get();
        }
    }

    private void run(Contender contender, Batch<Outcome> runners) {
        switch (contender) {
            case Mirror mirror -> runners.start(new FetchMirror(mirror));
            case Group group -> runners.startHere(() -> race(group));
        }
    }

    private Outcome fetch(Mirror mirror, BlockingHttp client) throws InterruptedException {
        try (Step step = journal.start(mirror)) {
            try (Exchange exchange = client.send(mirror.request(), mirror.timeouts())) {
                return mirror.answered(step, Page.read(exchange.head(), exchange.body()));
            } catch (IOException e) {
                BlockingHttp.throwIfInterrupted(mirror.actor(), e);
                return mirror.failed(step, e);
            }
        }
    }

    /** What a mirror's worker is asked to do. */
    record FetchMirror(Mirror mirror) implements Task<Outcome> {

        @Override
        public Class<Outcome> resultType() {
            return Outcome.class;
        }

        @Override
        public Outcome run(Journal journal) throws InterruptedException {
            return BlockingHttp.with(client -> new Mirrors(journal, TaskRunner.none()).fetch(mirror, client));
        }

        @Override
        public Outcome died(WorkerDiedException death) {
            return mirror.lost(String.valueOf(death.getMessage()));
        }
    }
}
