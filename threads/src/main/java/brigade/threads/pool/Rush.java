package brigade.threads.pool;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.model.Failures;
import brigade.common.rush.FaintedException;
import brigade.common.rush.Order;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The rush with a fixed pool of cooks, whose own queue is bounded: what it has no room for it rejects, and then the waiter waits. */
final class Rush {
    private final Journal journal;

    Rush(Journal journal) {
        this.journal = journal;
    }

    List<OrderResult> serveAll(RushPlan plan) throws InterruptedException {
        try (ExecutorService cooks = new ThreadPoolExecutor(plan.cooks(), plan.cooks(), 0, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(plan.capacity()), named("cook-"), Rush::holdBack);
                ExecutorService waiters = Executors.newFixedThreadPool(plan.waiters(), named("waiter-"))) {
            try {
                List<OrderResult> results = new ArrayList<>();
                for (Future<List<Future<OrderResult>>> waiter : waiters.invokeAll(rounds(plan, cooks))) {
                    for (Future<OrderResult> order : waiter.get()) {
                        results.add(order.get());
                    }
                }
                return plan.inOrder(results);
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            } finally {
                waiters.shutdownNow();
                cooks.shutdownNow();
            }
        }
    }

    private Future<OrderResult> place(Order order, ExecutorService cooks) {
        try (Step step = journal.start(order.placing())) {
            Future<OrderResult> placed = cooks.submit(() -> cook(order));
            step.finish();
            return placed;
        }
    }

    private OrderResult cook(Order order) throws InterruptedException {
        try (Step step = journal.start(order.cooking())) {
            Thread.sleep(order.time());
            return order.takeOff(step);
        } catch (FaintedException e) {
            return order.lost(e);
        }
    }

    private List<Callable<List<Future<OrderResult>>>> rounds(RushPlan plan, ExecutorService cooks) {
        return plan.byWaiter().stream().<Callable<List<Future<OrderResult>>>>map(orders -> () -> {
            List<Future<OrderResult>> placed = new ArrayList<>();
            for (Order order : orders) {
                placed.add(place(order, cooks));
            }
            return placed;
        }).toList();
    }

    /** What a full pool does with an order: the thread that submits it, the waiter's, puts it into the queue when there is room. */
    private static void holdBack(Runnable order, ThreadPoolExecutor cooks) {
        try {
            cooks.getQueue().put(order);
        } catch (InterruptedException e) {
            throw new RejectedExecutionException("the waiter was called off", e);
        }
    }

    private static ThreadFactory named(String prefix) {
        return Thread.ofPlatform().name(prefix, 1).factory();
    }
}
