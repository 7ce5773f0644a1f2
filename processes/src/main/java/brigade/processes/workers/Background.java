package brigade.processes.workers;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.background.Chore;
import brigade.common.background.Ending;
import brigade.common.background.Monitor;
import brigade.common.background.MonitorFailedException;
import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import brigade.common.journal.Step;
import brigade.processes.task.Batch;
import brigade.processes.task.Task;
import brigade.processes.task.TaskRunner;
import brigade.processes.task.WorkerDiedException;
import java.util.Optional;

/** Main work and a monitor that is a worker JVM of a pool. The caller does the chore. For one call. */
final class Background {
    private final Journal journal;
    private final TaskRunner jvms;
    private final Journal.Inlet inlet;
    private volatile Optional<String> monitorsFailure = Optional.empty();

    Background(Journal journal, TaskRunner jvms) {
        this.journal = journal;
        this.jvms = jvms;
        this.inlet = journal.merge();
    }

    BackgroundResult work(BackgroundPlan plan, Bell bell) throws InterruptedException {
        try (Batch<String> monitors = new Batch<>(jvms, Journal.openRemote(journal.openedNanos(), this::hear))) {
            monitors.start(new KeepWatch(plan.monitor()));
            Ending ending = attend(plan.chore(), bell);
            return new BackgroundResult(ending, monitorsFailure.or(monitors::poll));
        }
    }

    private Ending attend(Chore chore, Bell bell) throws InterruptedException {
        try (Step step = journal.start(chore)) {
            return chore.attend(step, bell);
        }
    }

    private String watch(Monitor monitor) throws InterruptedException {
        for (int number = 1;; number++) {
            Thread.sleep(monitor.every());
            monitor.beat(journal, number);
        }
    }

    /** Records what the monitor's process tells, and remembers a failure: its task's end may come too late for the result. */
    private void hear(Event event) {
        if (event.phase() == Phase.FAILED) {
            monitorsFailure = Optional.of(event.detail());
        }
        try {
            inlet.record(event);
        } catch (RuntimeException | Error e) {
            monitorsFailure = Optional.of("the monitor failed: " + e);
            throw e;
        }
    }

    /** What the monitor's worker is asked to do; it ends by failing only, and the result says how. */
    record KeepWatch(Monitor monitor) implements Task<String> {

        @Override
        public Class<String> resultType() {
            return String.class;
        }

        @Override
        public String run(Journal journal) throws InterruptedException {
            try {
                return new Background(journal, TaskRunner.none()).watch(monitor);
            } catch (MonitorFailedException e) {
                return e.getMessage();
            }
        }

        @Override
        public String died(WorkerDiedException death) {
            return String.valueOf(death.getMessage());
        }
    }
}
