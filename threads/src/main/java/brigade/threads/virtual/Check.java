package brigade.threads.virtual;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/** The link checker with a virtual thread for each link: all are started, and a semaphore lets in as many as are allowed. */
final class Check {
    private final Journal journal;
    private final BlockingHttp client;

    Check(Journal journal, BlockingHttp client) {
        this.journal = journal;
        this.client = client;
    }

    List<LinkResult> checkAll(CheckPlan plan) throws InterruptedException {
        Semaphore permits = new Semaphore(plan.atMost());
        try (ExecutorService checks = Executors.newThreadPerTaskExecutor(named("check-"))) {
            try {
                List<LinkResult> results = new ArrayList<>();
                for (Future<LinkResult> check : checks.invokeAll(checks(plan, permits))) {
                    results.add(check.get());
                }
                return plan.inOrder(results);
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            } finally {
                checks.shutdownNow();
            }
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

    private static ThreadFactory named(String prefix) {
        return Thread.ofVirtual().name(prefix, 1).factory();
    }
}
