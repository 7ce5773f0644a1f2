package brigade.conformance;

import brigade.common.check.CheckPlan;
import brigade.common.check.Link;
import brigade.common.check.LinkResult;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/** The reference model's link checker, in pieces that a mutant can replace. */
class ReferenceCheck {

    List<LinkResult> checkAll(CheckPlan plan, Journal journal) throws InterruptedException {
        Semaphore permits = new Semaphore(allowed(plan));
        HttpClient client = client().version(HttpClient.Version.HTTP_1_1).build();
        try {
            return inOrder(plan, Reference.all(plan.links().stream().<Callable<LinkResult>>map(link -> () -> {
                permits.acquire();
                try {
                    return check(link, client, journal);
                } finally {
                    permits.release();
                }
            }).toList()));
        } finally {
            client.shutdownNow();
            client.close();
        }
    }

    int allowed(CheckPlan plan) {
        return plan.atMost();
    }

    HttpClient.Builder client() {
        return HttpClient.newBuilder();
    }

    List<LinkResult> inOrder(CheckPlan plan, List<LinkResult> results) {
        return plan.inOrder(results);
    }

    LinkResult check(Link link, HttpClient client, Journal journal) throws InterruptedException {
        try (Step step = journal.start(link)) {
            try {
                int status = ask(link, client);
                told(link, step);
                return link.answered(step, status);
            } catch (IOException e) {
                return failed(link, step, e);
            }
        }
    }

    void told(Link link, Step step) throws InterruptedException {}

    LinkResult failed(Link link, Step step, IOException failure) {
        return link.failed(step, failure);
    }

    int ask(Link link, HttpClient client) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(link.address().url()).timeout(timeout(link));
        link.address().headers().forEach(request::setHeader);
        var response = client.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            read(body);
            return response.statusCode();
        }
    }

    Duration timeout(Link link) {
        return link.timeout();
    }

    void read(InputStream body) throws IOException {}
}
