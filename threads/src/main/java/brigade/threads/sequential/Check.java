package brigade.threads.sequential;

import brigade.common.check.CheckPlan;
import brigade.common.check.Link;
import brigade.common.check.LinkResult;
import brigade.common.http.TimedGet;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** The link checker on the caller's thread alone: each link waits for the one before it. */
final class Check {
    private final Journal journal;
    private final CloseableHttpClient client;

    Check(Journal journal, CloseableHttpClient client) {
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
            try {
                return link.answered(step, ask(link));
            } catch (IOException e) {
                if (Thread.interrupted()) {
                    throw (InterruptedException) new InterruptedException(link.actor() + " was called off").initCause(e);
                }
                return link.failed(step, e);
            }
        }
    }

    private int ask(Link link) throws IOException {
        return TimedGet.send(client, link.address(), link.timeout(), ClassicHttpResponse::getCode);
    }
}
