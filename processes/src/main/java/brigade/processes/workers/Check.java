package brigade.processes.workers;

import brigade.common.check.CheckPlan;
import brigade.common.check.Link;
import brigade.common.check.LinkResult;
import brigade.common.http.BlockingHttp;
import brigade.common.http.TimedGet;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.processes.task.Batch;
import brigade.processes.task.Task;
import brigade.processes.task.TaskRunner;
import brigade.processes.task.WorkerDiedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** The link checker with a worker JVM of a pool for each link: as many as are allowed, and each end makes room for the next. */
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

    private LinkResult check(Link link, CloseableHttpClient client) throws InterruptedException {
        try (Step step = journal.start(link)) {
            try {
                return link.answered(step, ask(link, client));
            } catch (IOException e) {
                if (Thread.interrupted()) {
                    throw (InterruptedException) new InterruptedException(link.actor() + " was called off").initCause(e);
                }
                return link.failed(step, e);
            }
        }
    }

    private static int ask(Link link, CloseableHttpClient client) throws IOException {
        return TimedGet.send(client, link.address(), link.timeout(), ClassicHttpResponse::getCode);
    }

    /** What a link's worker is asked to do. */
    record CheckLink(Link link) implements Task<LinkResult> {

        @Override
        public Class<LinkResult> resultType() {
            return LinkResult.class;
        }

        @Override
        public LinkResult run(Journal journal) throws InterruptedException {
            return BlockingHttp.with(1, client -> new Check(journal, TaskRunner.none()).check(link, client));
        }

        @Override
        public LinkResult died(WorkerDiedException death) {
            return link.broken(String.valueOf(death.getMessage()));
        }
    }
}
