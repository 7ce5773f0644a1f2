package brigade.threads.platform;

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
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/** The downloads with raw threads: one thread per file, started when the file is admitted; its end is put into a queue. */
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
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        BlockingQueue<FutureTask<FileResult>> ended = new LinkedBlockingQueue<>();
        try {
            for (List<Fetch> admitted = admission.admit(); !admission.over();) {
                admitted.forEach(file -> start(file, threads, ended));
                FileResult result = ended.take().get();
                results.put(result.file(), result);
                admitted = admission.ended(result.file());
            }
            return plan.inOrder(results);
        } catch (ExecutionException e) {
            throw Failures.unwrapped(e);
        } finally {
            callOff(threads);
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

    private void start(Fetch file, Set<Thread> threads, BlockingQueue<FutureTask<FileResult>> ended) {
        FutureTask<FileResult> download = new FutureTask<>(() -> fetch(file));
        Thread thread = Thread.ofPlatform().name("download-" + file.name()).unstarted(() -> {
            download.run();
            ended.add(download);
            threads.remove(Thread.currentThread());
        });
        threads.add(thread);
        thread.start();
    }

    /** Interrupts the threads and waits for their end, which an interruption of the caller can only postpone. */
    private static void callOff(Set<Thread> threads) {
        threads.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
