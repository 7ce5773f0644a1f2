package brigade.conformance;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.model.Failures;
import brigade.common.tickets.Cook;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.Oven;
import brigade.common.tickets.TicketsPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One signal for many as the reference model does it, in pieces that a mutant can replace one at a time. For one call. */
class ReferenceTickets {
    final Journal journal;
    final CountDownLatch hot = new CountDownLatch(1);

    ReferenceTickets(Journal journal) {
        this.journal = journal;
    }

    List<CookResult> roastAll(TicketsPlan plan) throws InterruptedException {
        try (ExecutorService cooks = Executors.newCachedThreadPool()) {
            try {
                List<Future<CookResult>> started = new ArrayList<>();
                plan.punctual().forEach(cook -> started.add(cooks.submit(() -> roast(cook))));
                heatUp(plan.oven());
                hot.countDown();
                plan.late().forEach(cook -> started.add(cooks.submit(() -> roastLate(cook))));
                List<CookResult> results = new ArrayList<>();
                for (Future<CookResult> cook : started) {
                    results.add(cook.get());
                }
                return results;
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            } finally {
                cooks.shutdownNow();
            }
        }
    }

    void heatUp(Oven oven) throws InterruptedException {
        try (Step step = journal.start(oven)) {
            Thread.sleep(oven.time());
            step.finish();
        }
    }

    CookResult roastLate(Cook cook) throws InterruptedException {
        return roast(cook);
    }

    CookResult roast(Cook cook) throws InterruptedException {
        try (Step waiting = journal.start(cook.waiting())) {
            if (!awaitSignal(cook)) {
                return cook.giveUp(waiting);
            }
            waiting.finish();
        }
        return go(cook);
    }

    boolean awaitSignal(Cook cook) throws InterruptedException {
        return hot.await(cook.patience().toNanos(), TimeUnit.NANOSECONDS);
    }

    CookResult go(Cook cook) throws InterruptedException {
        try (Step roasting = journal.start(cook.roasting())) {
            Thread.sleep(cook.time());
            return cook.done(roasting);
        }
    }
}
