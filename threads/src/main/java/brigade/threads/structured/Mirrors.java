package brigade.threads.structured;

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
import brigade.common.model.Failures;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Configuration;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The mirrors with a scope, in which each contender is a subtask; a group is a race inside one. Who wins cancels the scope. */
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
        Race race = new Race(new Heat(group), new Semaphore(0), new AtomicReference<>());
        try (var scope = StructuredTaskScope.open(race, named("mirror-"))) {
            for (Optional<Contender> next = race.heat().next(); next.isPresent(); next = race.awaitNext()) {
                Contender contender = next.get();
                scope.fork(() -> run(contender));
            }
            return scope.join();
        } catch (FailedException e) {
            throw Failures.unwrapped(e);
        }
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

    private static UnaryOperator<Configuration> named(String prefix) {
        return scope -> scope.withThreadFactory(Thread.ofVirtual().name(prefix, 1).factory());
    }

    /** Ends a scope when the race is decided. */
    private record Race(Heat heat, Semaphore ended, AtomicReference<@Nullable Throwable> failure)
            implements Joiner<Outcome, Outcome> {

        /** Waits until somebody has dropped out, or nothing has happened for so long, and returns who starts then; empty if nobody is left. */
        Optional<Contender> awaitNext() throws InterruptedException {
            while (heat.mayStart() && failure.get() == null) {
                boolean _ = ended.tryAcquire(heat.patience().toNanos(), TimeUnit.NANOSECONDS);
                Optional<Contender> next = heat.next();
                if (next.isPresent()) {
                    return next;
                }
            }
            return Optional.empty();
        }

        @Override
        public boolean onComplete(Subtask<? extends Outcome> contender) {
            if (contender.state() == Subtask.State.SUCCESS) {
                heat.ended(contender.get());
            } else {
                failure.set(contender.exception());
            }
            ended.release();
            return failure.get() != null || heat.outcome().isPresent();
        }

        @Override
        public Outcome result() throws Throwable {
            Throwable unexpected = failure.get();
            if (unexpected != null) {
                throw unexpected;
            }
            return heat.outcome().orElseThrow();
        }
    }
}
