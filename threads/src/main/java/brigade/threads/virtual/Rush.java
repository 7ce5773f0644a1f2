package brigade.threads.virtual;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.model.Failures;
import brigade.common.rush.FaintedException;
import brigade.common.rush.Order;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/** The rush with a virtual thread for each waiter and each cook, and a blocking queue between them. An empty slip means closing time. */
final class Rush {
    private final Journal journal;

    Rush(Journal journal) {
        this.journal = journal;
    }

    List<OrderResult> serveAll(RushPlan plan) throws InterruptedException {
        BlockingQueue<Optional<Order>> queue = new ArrayBlockingQueue<>(plan.capacity());
        BlockingQueue<Future<List<OrderResult>>> ended = new LinkedBlockingQueue<>();
        try (ExecutorService cooks = Executors.newThreadPerTaskExecutor(named("cook-"));
                ExecutorService waiters = Executors.newThreadPerTaskExecutor(named("waiter-"))) {
            try {
                for (int cook = 1; cook <= plan.cooks(); cook++) {
                    start(cooks, () -> cookAll(queue), ended);
                }
                for (List<Order> orders : plan.byWaiter()) {
                    start(waiters, () -> placeAll(orders, queue), ended);
                }
                for (int waiter = 1; waiter <= plan.waiters(); waiter++) {
                    ended.take().get();
                }
                start(waiters, () -> close(plan.cooks(), queue), ended);
                List<OrderResult> results = new ArrayList<>();
                for (int last = 0; last <= plan.cooks(); last++) {
                    results.addAll(ended.take().get());
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

    private void place(Order order, BlockingQueue<Optional<Order>> queue) throws InterruptedException {
        try (Step step = journal.start(order.placing())) {
            queue.put(Optional.of(order));
            step.finish();
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

    private List<OrderResult> placeAll(List<Order> orders, BlockingQueue<Optional<Order>> queue) throws InterruptedException {
        for (Order order : orders) {
            place(order, queue);
        }
        return List.of();
    }

    private List<OrderResult> cookAll(BlockingQueue<Optional<Order>> queue) throws InterruptedException {
        List<OrderResult> results = new ArrayList<>();
        for (Optional<Order> next = queue.take(); next.isPresent(); next = queue.take()) {
            results.add(cook(next.get()));
        }
        return results;
    }

    /** Puts a slip for each cook behind the orders. Not on the caller's thread, which hears of a cook who dies while the queue is full. */
    private static List<OrderResult> close(int cooks, BlockingQueue<Optional<Order>> queue) throws InterruptedException {
        for (int cook = 1; cook <= cooks; cook++) {
            queue.put(Optional.empty());
        }
        return List.of();
    }

    /** Starts a thread that says when it has ended: no cook does before closing time, unless he fails, which is then heard at once. */
    private static void start(Executor threads, Callable<List<OrderResult>> work, BlockingQueue<Future<List<OrderResult>>> ended) {
        new ExecutorCompletionService<>(threads, ended).submit(work);
    }

    private static ThreadFactory named(String prefix) {
        return Thread.ofVirtual().name(prefix, 1).factory();
    }
}
