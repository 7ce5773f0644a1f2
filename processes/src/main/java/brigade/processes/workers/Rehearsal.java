package brigade.processes.workers;

import brigade.common.journal.Journal;
import brigade.common.kitchen.Dish;
import brigade.common.kitchen.Menu;
import brigade.processes.task.Echo;
import brigade.processes.task.WorkerDiedException;
import brigade.processes.worker.AotCache;
import brigade.processes.worker.WorkerJvm;
import brigade.processes.worker.WorkerProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a worker does once while the jar is built, so that the JVM learns which classes it needs and keeps them, loaded and linked,
 * in the {@link AotCache}. Only what every worker needs: each class more costs every worker memory and time.
 */
public final class Rehearsal {
    private static final Duration DUMPING = Duration.ofMinutes(2);

    private Rehearsal() {}

    /** Makes the cache of the class path that this runs from; the JVM may decline, which is no failure, for workers do without. */
    public static void main(String[] args) throws IOException, InterruptedException {
        String classPath = System.getProperty("java.class.path");
        Path cache = AotCache.of(classPath)
                .orElseThrow(() -> new IllegalStateException("the class path does not begin with a jar: " + classPath));
        Files.deleteIfExists(cache);
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8)); // A JVM that makes a cache is talkative.
        try {
            make(cache);
        } finally {
            System.setErr(err);
        }
        if (!Files.exists(cache)) {
            System.err.println("this JVM made no AOT cache; workers do without, and start more slowly. It said: "
                    + said.toString(StandardCharsets.UTF_8));
        }
    }

    private static void make(Path cache) throws InterruptedException {
        // Profiles of the rehearsal would help a compiler that optimizes, which workers have not, and cost every start.
        WorkerJvm jvm = WorkerJvm.standard().flags("-XX:AOTCacheOutput=" + cache, "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-AOTRecordTraining", "-Xlog:disable");
        try {
            WorkerProcess worker = WorkerProcess.start(jvm);
            try {
                rehearse(worker, Journal.open());
            } finally {
                worker.close(DUMPING);
            }
        } catch (WorkerDiedException e) {
            System.err.println(e.getMessage());
        }
    }

    private static void rehearse(WorkerProcess worker, Journal journal) throws InterruptedException {
        worker.run(new Echo(new byte[1]), journal);
        for (Dish side : Menu.standard(1e-3).sides()) {
            worker.run(new Kitchen.CookSide(side), journal);
        }
    }
}
