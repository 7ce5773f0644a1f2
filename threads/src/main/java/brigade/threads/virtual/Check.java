package brigade.threads.virtual;

import brigade.common.check.CheckPlan;
import brigade.common.check.Link;
import brigade.common.check.LinkResult;
import brigade.common.http.TimedGet;
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
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** The link checker with a virtual thread for each link: all are started, and a semaphore lets in as many as are allowed. */
final class Check {
    private final Journal journal;
    private final CloseableHttpClient client;

    Check(Journal journal, CloseableHttpClient client) {
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
