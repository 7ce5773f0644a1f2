package brigade.threads.virtual;

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
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The mirrors with a virtual thread for each contender; a group is a race inside one. Closing an executor waits for its threads. */
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
        try (ExecutorService runners = Executors.newThreadPerTaskExecutor(named("mirror-"))) {
            CompletionService<Outcome> ended = new ExecutorCompletionService<>(runners);
            try {
                Optional<Outcome> outcome = heat.outcome();
                while (outcome.isEmpty()) {
                    heat.next().ifPresent(contender -> ended.submit(() -> run(contender)));
                    Future<Outcome> first = heat.mayStart() ? ended.poll(heat.patience().toNanos(), TimeUnit.NANOSECONDS)
                            : ended.take();
                    if (first != null) {
                        heat.ended(first.get());
                    }
                    outcome = heat.outcome();
                }
                return outcome.get();
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            } finally {
                runners.shutdownNow();
            }
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

    private static ThreadFactory named(String prefix) {
        return Thread.ofVirtual().name(prefix, 1).factory();
    }
}
