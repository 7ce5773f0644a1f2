package brigade.processes.workers;

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
import brigade.processes.task.Batch;
import brigade.processes.task.Task;
import brigade.processes.task.TaskRunner;
import brigade.processes.task.WorkerDiedException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** The downloads with a worker JVM of a pool for each file: as many as are allowed, and each end makes room for the next. */
final class Download {
    private final Journal journal;
    private final TaskRunner pool;

    Download(Journal journal, TaskRunner pool) {
        this.journal = journal;
        this.pool = pool;
    }

    List<FileResult> fetchAll(DownloadPlan plan) throws InterruptedException {
        Map<Fetch, FileResult> results = new HashMap<>();
        try (Batch<FileResult> downloads = new Batch<>(pool, journal)) {
            int inFlight = 0;
            for (Fetch file : plan.files()) {
                if (inFlight == plan.atMost()) {
                    FileResult result = downloads.awaitAny();
                    results.put(result.file(), result);
                    inFlight--;
                }
                downloads.start(new FetchFile(file));
                inFlight++;
            }
            while (results.size() < plan.files().size()) {
                FileResult result = downloads.awaitAny();
                results.put(result.file(), result);
            }
        } finally {
            plan.discardParts();
        }
        return plan.files().stream().map(results::get).toList();
    }

    private FileResult fetch(Fetch file, CloseableHttpClient client) throws InterruptedException {
        try (Step step = journal.start(file)) {
            try {
                return file.saved(step, transfer(file.attempt(step), client));
            } catch (IOException e) {
                if (Thread.interrupted()) {
                    throw (InterruptedException) new InterruptedException(file.name() + " was called off").initCause(e);
                }
                return file.failed(step, e);
            }
        }
    }

    private static long transfer(Attempt attempt, CloseableHttpClient client) throws IOException {
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

    /** What a file's worker is asked to do. */
    record FetchFile(Fetch file) implements Task<FileResult> {

        @Override
        public Class<FileResult> resultType() {
            return FileResult.class;
        }

        @Override
        public FileResult run(Journal journal) throws InterruptedException {
            return BlockingHttp.with(1, client -> new Download(journal, TaskRunner.none()).fetch(file, client));
        }

        @Override
        public FileResult died(WorkerDiedException death) {
            return new FileResult.Failed(file, String.valueOf(death.getMessage()));
        }
    }
}
