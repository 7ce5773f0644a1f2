package brigade.threads.pool;

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
import java.util.concurrent.ThreadFactory;

/** The link checker with a fixed pool of threads: its size is how many are in flight at once, and its queue is where the others wait. */
final class Check {
    private final Journal journal;
    private final BlockingHttp client;

    Check(Journal journal, BlockingHttp client) {
        this.journal = journal;
        this.client = client;
    }

    List<LinkResult> checkAll(CheckPlan plan) throws InterruptedException {
        try (ExecutorService checks = Executors.newFixedThreadPool(plan.width(), named("check-"))) {
            try {
                List<LinkResult> results = new ArrayList<>();
                for (Future<LinkResult> check : checks.invokeAll(checks(plan))) {
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

    private List<Callable<LinkResult>> checks(CheckPlan plan) {
        return plan.links().stream().<Callable<LinkResult>>map(link -> () -> check(link)).toList();
    }

    private static ThreadFactory named(String prefix) {
        return Thread.ofPlatform().name(prefix, 1).factory();
    }
}
