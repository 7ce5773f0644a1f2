package brigade.threads.pool;

import brigade.common.download.Admission;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/** The downloads with a fixed pool of threads: as large as what may be in flight, and given no more than that. */
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
        Admission admission = plan.admission();
        Map<Fetch, FileResult> results = new HashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(plan.width(), named("download-"))) {
            CompletionService<FileResult> downloads = new ExecutorCompletionService<>(threads);
            try {
                for (List<Fetch> admitted = admission.admit(); !admission.over();) {
                    admitted.forEach(file -> start(file, downloads));
                    FileResult result = downloads.take().get();
                    results.put(result.file(), result);
                    admitted = admission.ended(result.file());
                }
                return plan.inOrder(results);
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            } finally {
                threads.shutdownNow();
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

    private void start(Fetch file, CompletionService<FileResult> downloads) {
        Future<FileResult> _ = downloads.submit(() -> fetch(file));
    }

    private static ThreadFactory named(String prefix) {
        return Thread.ofPlatform().name(prefix, 1).factory();
    }
}
