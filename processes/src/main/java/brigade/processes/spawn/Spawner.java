package brigade.processes.spawn;

import brigade.common.journal.Journal;
import brigade.processes.task.Task;
import brigade.processes.task.TaskRunner;
import brigade.processes.task.WorkerDiedException;
import brigade.processes.worker.WorkerJvm;
import brigade.processes.worker.WorkerProcess;

/** Runs each task in a new JVM, which ends with it. */
public final class Spawner implements TaskRunner {

    @Override
    public <R> R run(Task<R> task, Journal journal) throws InterruptedException {
        try (WorkerProcess child = WorkerProcess.start(WorkerJvm.standard())) {
            return child.run(task, journal);
        } catch (WorkerDiedException death) {
            return task.died(death);
        }
    }
}
