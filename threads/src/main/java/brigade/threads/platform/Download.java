package brigade.threads.platform;

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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** The downloads with raw threads: one thread per file, held back by a semaphore before it is started. */
final class Download {
    private final Journal journal;
    private final CloseableHttpClient client;

    Download(Journal journal, CloseableHttpClient client) {
        this.journal = journal;
        this.client = client;
    }

    List<FileResult> fetchAll(DownloadPlan plan) throws InterruptedException {
        List<FutureTask<FileResult>> downloads = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        Semaphore permits = new Semaphore(plan.atMost());
        try {
            for (Fetch file : plan.files()) {
                permits.acquire();
                FutureTask<FileResult> download = new FutureTask<>(() -> {
                    try {
                        return fetch(file);
                    } finally {
                        permits.release();
                    }
                });
                downloads.add(download);
                threads.add(Thread.ofPlatform().name("download-" + downloads.size()).start(download));
            }
            List<FileResult> results = new ArrayList<>();
            for (FutureTask<FileResult> download : downloads) {
                results.add(download.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw Failures.unwrapped(e);
        } finally {
            callOff(threads);
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

    /** Interrupts the threads and waits for their end, which an interruption of the caller can only postpone. */
    private static void callOff(List<Thread> threads) {
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
