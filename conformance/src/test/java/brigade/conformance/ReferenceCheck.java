package brigade.conformance;

import brigade.common.check.CheckPlan;
import brigade.common.check.Link;
import brigade.common.check.LinkAttempt;
import brigade.common.check.LinkResult;
import brigade.common.check.LinkVerdict;
import brigade.common.check.LinkVerdict.Again;
import brigade.common.check.LinkVerdict.Ended;
import brigade.common.http.BlockingHttp;
import brigade.common.http.Exchange;
import brigade.common.http.Head;
import brigade.common.http.Request;
import brigade.common.http.Timeouts;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/** The reference model's link checker, in pieces that a mutant can replace. */
class ReferenceCheck {

    List<LinkResult> checkAll(CheckPlan plan, Journal journal) throws InterruptedException {
        Semaphore permits = new Semaphore(allowed(plan));
        return BlockingHttp.with(
                client -> inOrder(plan, Reference.all(plan.links().stream().<Callable<LinkResult>>map(link -> () -> {
                    permits.acquire();
                    try {
                        return check(link, client, journal);
                    } finally {
                        permits.release();
                    }
                }).toList())));
    }

    int allowed(CheckPlan plan) {
        return plan.atMost();
    }

    List<LinkResult> inOrder(CheckPlan plan, List<LinkResult> results) {
        return plan.inOrder(results);
    }

    LinkResult check(Link link, BlockingHttp client, Journal journal) throws InterruptedException {
        try (Step step = journal.start(link)) {
            LinkAttempt attempt = LinkAttempt.first(link, step);
            while (true) {
                switch (attempt(attempt, client)) {
                    case Again again -> {
                        Thread.sleep(pause(again));
                        attempt = again.next();
                    }
                    case Ended ended -> {
                        return ended.result();
                    }
                }
            }
        }
    }

    Duration pause(Again again) {
        return again.pause();
    }

    private LinkVerdict attempt(LinkAttempt attempt, BlockingHttp client) throws InterruptedException {
        try {
            Head head = ask(attempt.link(), client);
            told(attempt.link(), attempt.step());
            return judge(attempt, head);
        } catch (IOException e) {
            BlockingHttp.throwIfInterrupted("the step", e);
            return failed(attempt, e);
        }
    }

    void told(Link link, Step step) throws InterruptedException {}

    LinkVerdict judge(LinkAttempt attempt, Head head) {
        return attempt.judge(head);
    }

    LinkVerdict failed(LinkAttempt attempt, IOException failure) {
        return attempt.failed(failure);
    }

    Head ask(Link link, BlockingHttp client) throws IOException {
        try (Exchange exchange = client.send(request(link), Timeouts.within(timeout(link)))) {
            read(exchange.body());
            return exchange.head();
        }
    }

    Request request(Link link) {
        return link.request();
    }

    Duration timeout(Link link) {
        return link.timeout();
    }

    void read(InputStream body) throws IOException {}
}
