package brigade.threads.virtual;

import brigade.common.download.Attempt;
import brigade.common.download.DownloadPlan;
import brigade.common.download.Fetch;
import brigade.common.download.FileResult;
import brigade.common.download.Pace;
import brigade.common.download.Part;
import brigade.common.download.Terms;
import brigade.common.download.Verdict.Again;
import brigade.common.download.Verdict.Ended;
import brigade.common.download.Verdict.Outcome;
import brigade.common.download.Verdict.Save;
import brigade.common.http.BlockingHttp;
import brigade.common.http.Exchange;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.model.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * The downloads with a virtual thread for each file: threads are cheap, so all are started, and semaphores let in as many as are
 * allowed, the host's first, so that a file that waits for its host holds up no other.
 */
final class Download {
    private final Journal journal;
    private final BlockingHttp client;
    private final Terms terms;
    private final Pace pace;

    Download(Journal journal, BlockingHttp client, DownloadPlan plan) {
        this.journal = journal;
        this.client = client;
        this.terms = plan.terms();
        this.pace = plan.pace();
    }

    List<FileResult> fetchAll(DownloadPlan plan) throws InterruptedException {
        try (ExecutorService downloads = Executors.newThreadPerTaskExecutor(named("download-"))) {
            try {
                List<FileResult> results = new ArrayList<>();
                for (Future<FileResult> download : downloads.invokeAll(fetches(plan))) {
                    results.add(download.get());
                }
                return results;
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            } finally {
                downloads.shutdownNow();
            }
        }
    }

    private FileResult fetch(Fetch file) throws InterruptedException {
        try (Step step = journal.start(file); Part part = new Part(file, terms, pace)) {
            for (Attempt attempt = Attempt.first(file, terms, step);;) {
                switch (transfer(attempt, part)) {
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

    private Outcome transfer(Attempt attempt, Part part) throws InterruptedException {
        try (Exchange exchange = client.send(attempt.request(), attempt.timeouts())) {
            return switch (attempt.judge(exchange.head())) {
                case Save save -> save(save, exchange.body(), part);
                case Outcome outcome -> outcome;
            };
        } catch (IOException e) {
            BlockingHttp.throwIfInterrupted(attempt.file().name(), e);
            return attempt.failed(e, part.standing());
        }
    }

    private static Outcome save(Save save, InputStream body, Part part) throws IOException, InterruptedException {
        part.begin(save);
        byte[] chunk = save.buffer();
        for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
            Duration pause = part.write(chunk, count);
            if (pause.isPositive()) { // A sleep of no time is none, and gives the processor away all the same.
                Thread.sleep(pause);
            }
        }
        return save.saved(part.keep());
    }

    private List<Callable<FileResult>> fetches(DownloadPlan plan) {
        Semaphore permits = new Semaphore(plan.atMost(), true);
        Map<String, Semaphore> hosts = new HashMap<>();
        return plan.files().stream().<Callable<FileResult>>map(file -> {
            Semaphore host = hosts.computeIfAbsent(file.host(), _ -> new Semaphore(terms.limits().perHost(), true));
            return () -> with(host, () -> with(permits, () -> fetch(file)));
        }).toList();
    }

    private static <T> T with(Semaphore permits, Callable<T> body) throws Exception {
        permits.acquire();
        try {
            return body.call();
        } finally {
            permits.release();
        }
    }

    private static ThreadFactory named(String prefix) {
        return Thread.ofVirtual().name(prefix, 1).factory();
    }
}
