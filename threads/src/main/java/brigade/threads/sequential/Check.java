package brigade.threads.sequential;

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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The link checker on the caller's thread alone: each link waits for the one before it. */
final class Check {
    private final Journal journal;
    private final BlockingHttp client;

    Check(Journal journal, BlockingHttp client) {
        this.journal = journal;
        this.client = client;
    }

    List<LinkResult> checkAll(CheckPlan plan) throws InterruptedException {
        List<LinkResult> results = new ArrayList<>();
        for (Link link : plan.links()) {
            results.add(check(link));
        }
        return plan.inOrder(results);
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
}
