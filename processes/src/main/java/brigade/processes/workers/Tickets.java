package brigade.processes.workers;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.tickets.Cook;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.Oven;
import brigade.common.tickets.TicketsPlan;
import brigade.processes.signal.Signal;
import brigade.processes.task.Batch;
import brigade.processes.task.Task;
import brigade.processes.task.TaskRunner;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One signal for many with a worker JVM of a pool for each cook: the signal travels over a socket that all connect to. The caller is the chef. */
final class Tickets {
    private final Journal journal;
    private final TaskRunner jvms;

    Tickets(Journal journal, TaskRunner jvms) {
        this.journal = journal;
        this.jvms = jvms;
    }

    List<CookResult> roastAll(TicketsPlan plan) throws InterruptedException {
        TaskRunner.checkAtOnce(plan.punctual().size(), "cooks who wait at once");
        Map<Integer, CookResult> results = new HashMap<>();
        try (Signal hot = Signal.open(); Batch<CookResult> cooks = new Batch<>(jvms, journal)) {
            for (Cook cook : plan.punctual()) {
                cooks.start(new AwaitOven(cook, hot.place()));
            }
            heatUp(plan.oven());
            hot.give();
            for (Cook cook : plan.late()) {
                cooks.start(new AwaitOven(cook, hot.place()));
            }
            while (results.size() < plan.cooks().size()) {
                CookResult result = cooks.awaitAny();
                results.put(result.cook(), result);
            }
        }
        return plan.cooks().stream().map(cook -> results.get(cook.number())).toList();
    }

    private void heatUp(Oven oven) throws InterruptedException {
        try (Step step = journal.start(oven)) {
            Thread.sleep(oven.time());
            step.finish();
        }
    }

    private CookResult roast(Cook cook, Path hot) throws InterruptedException {
        try (Step waiting = journal.start(cook.waiting())) {
            if (!Signal.await(hot, cook.patience())) {
                return cook.giveUp(waiting);
            }
            waiting.finish();
        }
        try (Step roasting = journal.start(cook.roasting())) {
            Thread.sleep(cook.time());
            return cook.done(roasting);
        }
    }

    /** What a cook's worker is asked to do. */
    record AwaitOven(Cook cook, Path hot) implements Task<CookResult> {

        @Override
        public Class<CookResult> resultType() {
            return CookResult.class;
        }

        @Override
        public CookResult run(Journal journal) throws InterruptedException {
            return new Tickets(journal, TaskRunner.none()).roast(cook, hot);
        }
    }
}
