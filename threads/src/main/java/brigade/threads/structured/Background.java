package brigade.threads.structured;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.background.Chore;
import brigade.common.background.Ending;
import brigade.common.background.Monitor;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.util.Optional;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Configuration;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * Main work and a monitor with a scope, in which the monitor is a subtask. The caller does the chore, and then ends the scope: a scope is
 * meant for subtasks that end by themselves, so its owner has no simple way to cancel it.
 */
final class Background {
    private final Journal journal;

    Background(Journal journal) {
        this.journal = journal;
    }

    BackgroundResult work(BackgroundPlan plan, Bell bell) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        try (var scope = StructuredTaskScope.open(Joiner.<Void>allUntil(_ -> over.get()), named("monitor-"))) {
            Subtask<Void> watching = scope.fork(() -> watch(plan.monitor()));
            Ending ending = attend(plan.chore(), bell);
            over.set(true);
            scope.fork(() -> null); // The first subtask to end from now on ends the scope.
            scope.join();
            return BackgroundResult.of(ending,
                    Optional.of(watching).filter(end -> end.state() == Subtask.State.FAILED).map(Subtask::exception));
        }
    }

    private Ending attend(Chore chore, Bell bell) throws InterruptedException {
        try (Step step = journal.start(chore)) {
            return chore.attend(step, bell);
        }
    }

    private Void watch(Monitor monitor) throws InterruptedException {
        for (int number = 1;; number++) {
            Thread.sleep(monitor.every());
            monitor.beat(journal, number);
        }
    }

    private static UnaryOperator<Configuration> named(String prefix) {
        return scope -> scope.withThreadFactory(Thread.ofVirtual().name(prefix, 1).factory());
    }
}
