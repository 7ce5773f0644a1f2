package brigade.conformance;

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
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The reference model's rush, in pieces that a mutant can replace. */
class ReferenceRush {

    List<OrderResult> serveAll(RushPlan plan, Journal journal) throws InterruptedException {
        BlockingQueue<Optional<Order>> queue = queue(plan.capacity());
        try (ExecutorService staff = Executors.newCachedThreadPool()) {
            CompletionService<List<OrderResult>> ended = new ExecutorCompletionService<>(staff);
            try {
                for (int cook = 1; cook <= cooks(plan); cook++) {
                    ended.submit(() -> cookAll(queue, journal));
                }
                for (List<Order> orders : rounds(plan)) {
                    ended.submit(() -> placeAll(orders, queue, journal));
                }
                awaitAll(rounds(plan).size(), ended);
                close(queue, cooks(plan));
                return plan.inOrder(awaitAll(cooks(plan), ended));
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            } finally {
                staff.shutdownNow();
            }
        }
    }

    BlockingQueue<Optional<Order>> queue(int capacity) {
        return new ArrayBlockingQueue<>(capacity);
    }

    int cooks(RushPlan plan) {
        return plan.cooks();
    }

    List<List<Order>> rounds(RushPlan plan) {
        return plan.byWaiter();
    }

    private static List<OrderResult> awaitAll(int count, CompletionService<List<OrderResult>> ended)
            throws InterruptedException, ExecutionException {
        List<OrderResult> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.addAll(ended.take().get());
        }
        return results;
    }

    private List<OrderResult> placeAll(List<Order> orders, BlockingQueue<Optional<Order>> queue, Journal journal)
            throws InterruptedException {
        for (Order order : orders) {
            try (Step step = journal.start(order.placing())) {
                place(order, queue);
                step.finish();
            }
        }
        return List.of();
    }

    void place(Order order, BlockingQueue<Optional<Order>> queue) throws InterruptedException {
        queue.put(Optional.of(order));
    }

    List<OrderResult> cookAll(BlockingQueue<Optional<Order>> queue, Journal journal) throws InterruptedException {
        List<OrderResult> results = new ArrayList<>();
        for (Optional<Order> next = queue.take(); next.isPresent(); next = queue.take()) {
            results.add(cook(next.get(), journal));
        }
        return results;
    }

    OrderResult cook(Order order, Journal journal) throws InterruptedException {
        try (Step step = journal.start(order.cooking())) {
            await(order, step);
            return order.takeOff(step);
        } catch (FaintedException e) {
            return lost(order, e);
        }
    }

    void await(Order order, Step step) throws InterruptedException {
        Thread.sleep(order.time());
    }

    OrderResult lost(Order order, FaintedException failure) {
        return order.lost(failure);
    }

    void close(BlockingQueue<Optional<Order>> queue, int cooks) throws InterruptedException {
        for (int cook = 1; cook <= cooks; cook++) {
            queue.put(Optional.empty());
        }
    }
}
