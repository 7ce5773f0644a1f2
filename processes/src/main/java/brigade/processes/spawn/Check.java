package brigade.processes.spawn;

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
import brigade.processes.task.Batch;
import brigade.processes.task.Task;
import brigade.processes.task.TaskRunner;
import brigade.processes.task.WorkerDiedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The link checker with a new JVM for each link: as many as are allowed, and each end makes room for the next. */
final class Check {
    private final Journal journal;
    private final TaskRunner jvms;

    Check(Journal journal, TaskRunner jvms) {
        this.journal = journal;
        this.jvms = jvms;
    }

    List<LinkResult> checkAll(CheckPlan plan) throws InterruptedException {
        List<LinkResult> results = new ArrayList<>();
        try (Batch<LinkResult> checks = new Batch<>(jvms, journal)) {
            int inFlight = 0;
            for (Link link : plan.links()) {
                if (inFlight == plan.atMost()) {
                    results.add(checks.awaitAny());
                    inFlight--;
                }
                checks.start(new CheckLink(link));
                inFlight++;
            }
            while (results.size() < plan.links().size()) {
                results.add(checks.awaitAny());
            }
        }
        return plan.inOrder(results);
    }

    private LinkResult check(Link link, BlockingHttp client) throws InterruptedException {
        try (Step step = journal.start(link)) {
            for (LinkAttempt attempt = LinkAttempt.first(link, step);;) {
                switch (ask(attempt, client)) {
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

    private static LinkVerdict ask(LinkAttempt attempt, BlockingHttp client) throws InterruptedException {
        Link link = attempt.link();
        try (Exchange exchange = client.send(link.request(), link.timeouts())) {
            return attempt.judge(exchange.head());
        } catch (IOException e) {
            BlockingHttp.throwIfInterrupted(link.actor(), e);
            return attempt.failed(e);
        }
    }

    /** What a link's JVM is asked to do. */
    record CheckLink(Link link) implements Task<LinkResult> {

        @Override
        public Class<LinkResult> resultType() {
            return LinkResult.class;
        }

        @Override
        public LinkResult run(Journal journal) throws InterruptedException {
            return BlockingHttp.with(client -> new Check(journal, TaskRunner.none()).check(link, client));
        }

        @Override
        public LinkResult died(WorkerDiedException death) {
            return link.broken(String.valueOf(death.getMessage()));
        }
    }
}
