package brigade.threads.structured;

import brigade.common.check.CheckPlan;
import brigade.common.check.Link;
import brigade.common.check.LinkAttempt;
import brigade.common.check.LinkResult;
import brigade.common.check.LinkVerdict;
import brigade.common.check.LinkVerdict.Again;
import brigade.common.check.LinkVerdict.Ended;
import brigade.common.http.BlockingHttp;
import brigade.common.http.Exchange;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.model.Failures;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Configuration;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.function.UnaryOperator;

/** The link checker with a scope, in which each link is a subtask: all are started, and a semaphore lets in as many as are allowed. */
final class Check {
    private final Journal journal;
    private final BlockingHttp client;

    Check(Journal journal, BlockingHttp client) {
        this.journal = journal;
        this.client = client;
    }

    List<LinkResult> checkAll(CheckPlan plan) throws InterruptedException {
        Semaphore permits = new Semaphore(plan.atMost());
        try (var checks = StructuredTaskScope.open(Joiner.<LinkResult>allSuccessfulOrThrow(), named("check-"))) {
            checks(plan, permits).forEach(checks::fork);
            return plan.inOrder(checks.join().map(Subtask::get).toList());
        } catch (FailedException e) {
            throw Failures.unwrapped(e);
        }
    }

    private LinkResult check(Link link) throws InterruptedException {
        try (Step step = journal.start(link)) {
            for (LinkAttempt attempt = LinkAttempt.first(link, step);;) {
                switch (ask(attempt)) {
                    case Again again -> {
                        Thread.sleep(again.pause());
                        attempt = again.next();
                    }
                    case Ended ended -> {
                        return ended.result();
                    }
                }
            }
        }
    }

    private LinkVerdict ask(LinkAttempt attempt) throws InterruptedException {
        Link link = attempt.link();
        try (Exchange exchange = client.send(link.request(), link.timeouts())) {
            return attempt.judge(exchange.head());
        } catch (IOException e) {
            BlockingHttp.throwIfInterrupted(link.actor(), e);
            return attempt.failed(e);
        }
    }

    private List<Callable<LinkResult>> checks(CheckPlan plan, Semaphore permits) {
        return plan.links().stream().<Callable<LinkResult>>map(link -> () -> {
            permits.acquire();
            try {
                return check(link);
            } finally {
                permits.release();
            }
        }).toList();
    }

    private static UnaryOperator<Configuration> named(String prefix) {
        return scope -> scope.withThreadFactory(Thread.ofVirtual().name(prefix, 1).factory());
    }
}
