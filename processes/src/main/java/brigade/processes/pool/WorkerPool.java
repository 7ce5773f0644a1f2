package brigade.processes.pool;

import brigade.common.journal.Journal;
import brigade.processes.task.Task;
import brigade.processes.task.TaskRunner;
import brigade.processes.task.WorkerDiedException;
import brigade.processes.worker.WorkerProcess;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/** A pool of worker JVMs, started when there is work for them and kept for the next. Safe for use by several threads. */
public final class WorkerPool implements TaskRunner, AutoCloseable {
    private final Semaphore free;
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();

    /** Opens a pool of at most so many workers; none is started yet. */
    public WorkerPool(int workers) {
        free = new Semaphore(workers, true);
    }

    @Override
    public <R> R run(Task<R> task, Journal journal) throws InterruptedException {
        free.acquire();
        try {
            WorkerProcess worker = worker();
            try {
                return worker.run(task, journal);
            } finally {
                release(worker);
            }
        } catch (WorkerDiedException death) {
            return task.died(death);
        } finally {
            free.release();
        }
    }

    private WorkerProcess worker() throws InterruptedException {
        synchronized (idle) {
            while (!idle.isEmpty()) {
                WorkerProcess worker = idle.pop();
                if (worker.isAlive()) {
                    return worker;
                }
                worker.close();
            }
        }
        return WorkerProcess.start();
    }

    private void release(WorkerProcess worker) {
        synchronized (idle) {
            if (worker.isAlive()) {
                idle.push(worker);
                return;
            }
        }
        worker.close();
    }

    /** Ends the workers; returns when they are gone. */
    @Override
    public void close() {
        synchronized (idle) {
            idle.forEach(WorkerProcess::close);
            idle.clear();
        }
    }
}
