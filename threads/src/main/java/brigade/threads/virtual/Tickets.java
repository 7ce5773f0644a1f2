package brigade.threads.virtual;

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
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** One signal for many with a virtual thread for each cook: a cook who waits for the latch is parked, and holds no platform thread. The caller is the chef. */
final class Tickets {
    private final Journal journal;

    Tickets(Journal journal) {
        this.journal = journal;
    }

    List<CookResult> roastAll(TicketsPlan plan) throws InterruptedException {
        CountDownLatch hot = new CountDownLatch(1);
        try (ExecutorService cooks = Executors.newThreadPerTaskExecutor(named("cook-"))) {
            try {
                List<Future<CookResult>> started = new ArrayList<>();
                for (Cook cook : plan.punctual()) {
                    started.add(cooks.submit(() -> roast(cook, hot)));
                }
                heatUp(plan.oven());
                hot.countDown();
                for (Cook cook : plan.late()) {
                    started.add(cooks.submit(() -> roast(cook, hot)));
                }
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

    private void heatUp(Oven oven) throws InterruptedException {
        try (Step step = journal.start(oven)) {
            Thread.sleep(oven.time());
            step.finish();
        }
    }

    private CookResult roast(Cook cook, CountDownLatch hot) throws InterruptedException {
        try (Step waiting = journal.start(cook.waiting())) {
            if (!hot.await(cook.patience().toNanos(), TimeUnit.NANOSECONDS)) {
                return cook.giveUp(waiting);
            }
            waiting.finish();
        }
        try (Step roasting = journal.start(cook.roasting())) {
            Thread.sleep(cook.time());
            return cook.done(roasting);
        }
    }

    private static ThreadFactory named(String prefix) {
        return Thread.ofVirtual().name(prefix, 1).factory();
    }
}
