package brigade.threads.structured;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.model.Failures;
import brigade.common.tickets.Cook;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.Oven;
import brigade.common.tickets.TicketsPlan;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Configuration;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** One signal for many with a scope, in which each cook is a subtask: a cook who waits for the latch is parked, and holds no platform thread. The caller is the chef. */
final class Tickets {
    private final Journal journal;

    Tickets(Journal journal) {
        this.journal = journal;
    }

    List<CookResult> roastAll(TicketsPlan plan) throws InterruptedException {
        CountDownLatch hot = new CountDownLatch(1);
        try (var cooks = StructuredTaskScope.open(Joiner.<CookResult>allSuccessfulOrThrow(), named("cook-"))) {
            plan.punctual().forEach(cook -> cooks.fork(() -> roast(cook, hot)));
            heatUp(plan.oven());
            hot.countDown();
            plan.late().forEach(cook -> cooks.fork(() -> roast(cook, hot)));
            return cooks.join().map(Subtask::get).toList();
        } catch (FailedException e) {
            throw Failures.unwrapped(e);
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

    private static UnaryOperator<Configuration> named(String prefix) {
        return scope -> scope.withThreadFactory(Thread.ofVirtual().name(prefix, 1).factory());
    }
}
