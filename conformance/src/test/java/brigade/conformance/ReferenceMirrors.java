package brigade.conformance;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.mirrors.Contender;
import brigade.common.mirrors.Group;
import brigade.common.mirrors.Heat;
import brigade.common.mirrors.Mirror;
import brigade.common.mirrors.MirrorsPlan;
import brigade.common.mirrors.MirrorsSpec;
import brigade.common.mirrors.Outcome;
import brigade.common.mirrors.Page;
import brigade.common.model.Failures;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The reference model's mirrors, in pieces that a mutant can replace. */
class ReferenceMirrors {

    Outcome.Won first(MirrorsPlan plan, Journal journal) throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try {
            return winner(race(plan.race(), client, journal));
        } finally {
            client.shutdownNow();
            client.close();
        }
    }

    Outcome.Won winner(Outcome outcome) {
        return outcome.winner();
    }

    Outcome race(Group group, HttpClient client, Journal journal) throws InterruptedException {
        Heat heat = new Heat(group);
        try (ExecutorService runners = Executors.newCachedThreadPool()) {
            CompletionService<Outcome> ended = new ExecutorCompletionService<>(runners);
            try {
                while (!isDecided(heat)) {
                    heat.next().ifPresent(contender -> ended.submit(() -> run(contender, client, journal)));
                    Future<Outcome> first = heat.mayStart() ? ended.poll(patience(heat).toNanos(), TimeUnit.NANOSECONDS)
                            : ended.take();
                    if (first != null) {
                        heat.ended(first.get());
                    }
                }
                return heat.outcome().orElseThrow();
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            } finally {
                end(runners);
            }
        }
    }

    boolean isDecided(Heat heat) {
        return heat.outcome().isPresent();
    }

    Duration patience(Heat heat) {
        return heat.patience();
    }

    void end(ExecutorService runners) {
        runners.shutdownNow();
    }

    Outcome run(Contender contender, HttpClient client, Journal journal) throws InterruptedException {
        return switch (contender) {
            case Mirror mirror -> fetch(mirror, client, journal);
            case Group group -> race(group, client, journal);
        };
    }

    Outcome fetch(Mirror mirror, HttpClient client, Journal journal) throws InterruptedException {
        try (Step step = journal.start(mirror)) {
            CompletableFuture<HttpResponse<byte[]>> response = client
                    .sendAsync(HttpRequest.newBuilder(mirror.address().url()).build(), ReferenceMirrors::body);
            try {
                HttpResponse<byte[]> page = response.get(timeout(mirror).toNanos(), TimeUnit.NANOSECONDS);
                return mirror.answered(step, new Page(page.statusCode(), page.body()));
            } catch (ExecutionException | TimeoutException e) {
                return failed(mirror, step, e);
            } finally {
                response.cancel(true);
            }
        }
    }

    private static BodySubscriber<byte[]> body(ResponseInfo response) {
        return Page.isGood(response.statusCode())
                ? BodySubscribers.limiting(BodySubscribers.ofByteArray(), MirrorsSpec.MAX_BODY_BYTES)
                : BodySubscribers.replacing(new byte[0]);
    }

    Duration timeout(Mirror mirror) {
        return mirror.timeout();
    }

    Outcome failed(Mirror mirror, Step step, Exception failure) {
        return mirror.failed(step, failure);
    }
}
