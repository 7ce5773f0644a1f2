package brigade.conformance;

import brigade.common.http.BlockingHttp;
import brigade.common.http.Exchange;
import brigade.common.http.Timeouts;
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
import java.time.Duration;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The reference model's mirrors, in pieces that a mutant can replace. */
class ReferenceMirrors {

    Outcome.Won first(MirrorsPlan plan, Journal journal) throws InterruptedException {
        return BlockingHttp.with(client -> winner(race(plan.race(), client, journal)));
    }

    Outcome.Won winner(Outcome outcome) {
        return outcome.winner();
    }

    Outcome race(Group group, BlockingHttp client, Journal journal) throws InterruptedException {
        Heat heat = new Heat(group);
        try (ExecutorService runners = Executors.newCachedThreadPool()) {
            CompletionService<Outcome> ended = new ExecutorCompletionService<>(runners);
            try {
                while (!isDecided(heat)) {
                    heat.next().ifPresent(contender -> ended.submit(() -> run(contender, client, journal)));
                    Future<Outcome> first = heat.mayStart() ? ended.poll(patience(heat).toNanos(), TimeUnit.NANOSECONDS)
                            : ended.take();
                    if (first != null) {
                        heat.ended(first.get());
                    }
                }
                return heat.outcome().orElseThrow();
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            } finally {
                end(runners);
            }
        }
    }

    boolean isDecided(Heat heat) {
        return heat.outcome().isPresent();
    }

    Duration patience(Heat heat) {
        return heat.patience();
    }

    void end(ExecutorService runners) {
        runners.shutdownNow();
    }

    Outcome run(Contender contender, BlockingHttp client, Journal journal) throws InterruptedException {
        return switch (contender) {
            case Mirror mirror -> fetch(mirror, client, journal);
            case Group group -> race(group, client, journal);
        };
    }

    Outcome fetch(Mirror mirror, BlockingHttp client, Journal journal) throws InterruptedException {
        try (Step step = journal.start(mirror)) {
            try (Exchange exchange = client.send(mirror.request(), Timeouts.within(timeout(mirror)))) {
                return mirror.answered(step, page(exchange));
            } catch (IOException e) {
                BlockingHttp.throwIfInterrupted("the step", e);
                return failed(mirror, step, e);
            }
        }
    }

    Page page(Exchange exchange) throws IOException {
        return Page.read(exchange.head(), exchange.body());
    }

    Duration timeout(Mirror mirror) {
        return mirror.timeout();
    }

    Outcome failed(Mirror mirror, Step step, Exception failure) {
        return mirror.failed(step, failure);
    }
}
