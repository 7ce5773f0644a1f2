package brigade.processes.spawn;

import brigade.common.journal.Journal;
import brigade.processes.task.Task;
import brigade.processes.task.TaskRunner;
import brigade.processes.task.WorkerDiedException;
import brigade.processes.worker.WorkerJvm;
import brigade.processes.worker.WorkerProcess;
import java.util.concurrent.Semaphore;

/** Runs each task in a new JVM, which ends with it. There are only so many at once; further tasks wait, and nobody overtakes. */
public final class Spawner implements TaskRunner {
    private final int most;
    private final Semaphore places;

    /** Creates one with as many JVMs at once as a model may have. */
    public Spawner() {
        this(MOST_JVMS);
    }

    /** Creates one with at most so many JVMs at once, those that its tasks start included. */
    public Spawner(int most) {
        this.most = most;
        this.places = new Semaphore(most, true);
    }

    @Override
    public <R> R run(Task<R> task, Journal journal) throws InterruptedException {
        int jvms = task.jvms();
        if (jvms > most) {
            throw new IllegalArgumentException(
                    "a task of " + jvms + " JVMs, where at most " + most + " may run, would wait for ever: " + task);
        }
        places.acquire(jvms);
        try (WorkerProcess child = WorkerProcess.start(WorkerJvm.standard())) {
            return child.run(task, journal);
        } catch (WorkerDiedException death) {
            return task.died(death);
        } finally {
            places.release(jvms);
        }
    }
}
