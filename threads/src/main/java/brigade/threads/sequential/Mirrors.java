package brigade.threads.sequential;

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
import java.io.IOException;
import java.util.Optional;

/** The mirrors on the caller's thread alone: each is asked when the one before it has dropped out. */
final class Mirrors {
    private final Journal journal;
    private final BlockingHttp client;

    Mirrors(Journal journal, BlockingHttp client) {
        this.journal = journal;
        this.client = client;
    }

    Outcome first(MirrorsPlan plan) throws InterruptedException {
        return race(plan.race());
    }

    private Outcome race(Group group) throws InterruptedException {
        Heat heat = new Heat(group);
        Optional<Outcome> outcome = heat.outcome();
        while (outcome.isEmpty()) {
            heat.ended(run(heat.next().orElseThrow()));
            outcome = heat.outcome();
        }
        return outcome.get();
    }

    private Outcome run(Contender contender) throws InterruptedException {
        return switch (contender) {
            case Mirror mirror -> fetch(mirror);
            case Group group -> race(group);
        };
    }

    private Outcome fetch(Mirror mirror) throws InterruptedException {
        try (Step step = journal.start(mirror)) {
            try (Exchange exchange = client.send(mirror.request(), mirror.timeouts())) {
                return mirror.answered(step, Page.read(exchange.head(), exchange.body()));
            } catch (IOException e) {
                BlockingHttp.throwIfInterrupted(mirror.actor(), e);
                return mirror.failed(step, e);
            }
        }
    }
}
