package brigade.threads.virtual;

import brigade.common.download.Attempt;
import brigade.common.download.DownloadPlan;
import brigade.common.download.Fetch;
import brigade.common.download.FileResult;
import brigade.common.download.Part;
import brigade.common.download.Verdict.Follow;
import brigade.common.download.Verdict.Refuse;
import brigade.common.download.Verdict.Save;
import brigade.common.http.BlockingHttp;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.model.Failures;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** The downloads with a virtual thread for each file: threads are cheap, so all are started, and a semaphore lets in as many as are allowed. */
final class Download {
    private final Journal journal;
    private final CloseableHttpClient client;

    Download(Journal journal, CloseableHttpClient client) {
        this.journal = journal;
        this.client = client;
    }

    List<FileResult> fetchAll(DownloadPlan plan) throws InterruptedException {
        Semaphore permits = new Semaphore(plan.atMost());
        try (ExecutorService downloads = Executors.newThreadPerTaskExecutor(named("download-"))) {
            try {
                List<FileResult> results = new ArrayList<>();
                for (Future<FileResult> download : downloads.invokeAll(fetches(plan, permits))) {
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
        try (Step step = journal.start(file)) {
            try {
                return file.saved(step, transfer(file.attempt(step)));
            } catch (IOException e) {
                if (Thread.interrupted()) {
                    throw (InterruptedException) new InterruptedException(file.name() + " was called off").initCause(e);
                }
                return file.failed(step, e);
            }
        }
    }

    private long transfer(Attempt attempt) throws IOException {
        for (Attempt next = attempt;;) {
            try (ClassicHttpResponse response = client.executeOpen(null, new HttpGet(next.url()), null)) {
                switch (next.judge(BlockingHttp.reply(response))) {
                    case Save save -> {
                        return save(save, response.getEntity());
                    }
                    case Follow follow -> next = follow.next();
                    case Refuse refuse -> throw refuse.exception();
                }
            }
        }
    }

    private static long save(Save save, HttpEntity body) throws IOException {
        try (Part part = save.open()) {
            try (OutputStream disk = part.stream()) {
                body.writeTo(disk);
            }
            return part.keep();
        }
    }

    private List<Callable<FileResult>> fetches(DownloadPlan plan, Semaphore permits) {
        return plan.files().stream().<Callable<FileResult>>map(file -> () -> {
            permits.acquire();
            try {
                return fetch(file);
            } finally {
                permits.release();
            }
        }).toList();
    }

    private static ThreadFactory named(String prefix) {
        return Thread.ofVirtual().name(prefix, 1).factory();
    }
}
