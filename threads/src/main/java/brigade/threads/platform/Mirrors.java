package brigade.threads.platform;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The mirrors with raw threads: one for each contender, which puts itself into a queue when it has ended. */
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
        BlockingQueue<FutureTask<Outcome>> ended = new LinkedBlockingQueue<>();
        List<Thread> threads = new ArrayList<>();
        try {
            Optional<Outcome> outcome = heat.outcome();
            while (outcome.isEmpty()) {
                heat.next().ifPresent(contender -> threads
                        .add(Thread.ofPlatform().name("mirror-" + heat.started()).start(runner(contender, ended))));
                FutureTask<Outcome> first = heat.mayStart() ? ended.poll(heat.patience().toNanos(), TimeUnit.NANOSECONDS)
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
            callOff(threads);
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

    /** Returns the task of a thread, which tells of its end: a join of one thread after another would not say which ended first. */
    private FutureTask<Outcome> runner(Contender contender, BlockingQueue<FutureTask<Outcome>> ended) {
        return new FutureTask<>(() -> run(contender)) {
            @Override
            protected void done() {
                ended.add(this);
            }
        };
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
