package brigade.processes.spawn;

import brigade.common.download.Admission;
import brigade.common.download.Attempt;
import brigade.common.download.DownloadPlan;
import brigade.common.download.Fetch;
import brigade.common.download.FileResult;
import brigade.common.download.Pace;
import brigade.common.download.PaceFile;
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
import brigade.processes.task.Batch;
import brigade.processes.task.Task;
import brigade.processes.task.TaskRunner;
import brigade.processes.task.WorkerDiedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The downloads with a new JVM for each file: as many as are admitted, and each end makes room for the next. */
final class Download {
    private final Journal journal;
    private final TaskRunner jvms;
    private final Terms terms;
    private final Pace pace;

    Download(Journal journal, TaskRunner jvms, Terms terms, Pace pace) {
        this.journal = journal;
        this.jvms = jvms;
        this.terms = terms;
        this.pace = pace;
    }

    List<FileResult> fetchAll(DownloadPlan plan) throws InterruptedException {
        Admission admission = plan.admission();
        Map<Fetch, FileResult> results = new HashMap<>();
        try (PaceFile rate = PaceFile.of(terms.limits()); Batch<FileResult> downloads = new Batch<>(jvms, journal)) {
            for (List<Fetch> admitted = admission.admit(); !admission.over();) {
                admitted.forEach(file -> downloads.start(new FetchFile(file, terms, rate.path())));
                FileResult result = downloads.awaitAny();
                results.put(result.file(), result);
                admitted = admission.ended(result.file());
            }
            return plan.inOrder(results);
        } finally {
            plan.tidy();
        }
    }

    private FileResult fetch(Fetch file, BlockingHttp client) throws InterruptedException {
        try (Step step = journal.start(file); Part part = new Part(file, terms, pace)) {
            for (Attempt attempt = Attempt.first(file, terms, step);;) {
                switch (transfer(attempt, part, client)) {
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

    private static Outcome transfer(Attempt attempt, Part part, BlockingHttp client) throws InterruptedException {
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

    /** What a file's JVM is asked to do, and the file by which it keeps the others' pace. */
    record FetchFile(Fetch file, Terms terms, Optional<Path> rate) implements Task<FileResult> {

        @Override
        public Class<FileResult> resultType() {
            return FileResult.class;
        }

        @Override
        public FileResult run(Journal journal) throws InterruptedException {
            Pace pace = PaceFile.pace(terms.limits(), rate);
            return BlockingHttp.with(terms.route().trust(),
                    client -> new Download(journal, TaskRunner.none(), terms, pace).fetch(file, client));
        }

        @Override
        public FileResult died(WorkerDiedException death) {
            return new FileResult.Failed(file, String.valueOf(death.getMessage()), 1, 0);
        }
    }
}
