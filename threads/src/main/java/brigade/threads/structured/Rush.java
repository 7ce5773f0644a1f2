package brigade.threads.structured;

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
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Configuration;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.function.UnaryOperator;

/** The rush with a scope for the cooks, and one inside it for the waiters; a blocking queue stands between them. An empty slip means closing time. */
final class Rush {
    private final Journal journal;

    Rush(Journal journal) {
        this.journal = journal;
    }

    List<OrderResult> serveAll(RushPlan plan) throws InterruptedException {
        BlockingQueue<Optional<Order>> queue = new ArrayBlockingQueue<>(plan.capacity());
        try (var kitchen = StructuredTaskScope.open(Joiner.<List<OrderResult>>allSuccessfulOrThrow(), named("cook-"))) {
            for (int cook = 1; cook <= plan.cooks(); cook++) {
                kitchen.fork(() -> cookAll(queue));
            }
            kitchen.fork(() -> serveTables(plan, queue));
            return plan.inOrder(kitchen.join().map(Subtask::get).flatMap(List::stream).toList());
        } catch (FailedException e) {
            throw Failures.unwrapped(e);
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

    /** Has the waiters place all orders, and puts a slip for each cook behind them. */
    private List<OrderResult> serveTables(RushPlan plan, BlockingQueue<Optional<Order>> queue) throws InterruptedException {
        try (var waiters = StructuredTaskScope.open(Joiner.awaitAllSuccessfulOrThrow(), named("waiter-"))) {
            plan.byWaiter().forEach(orders -> waiters.fork(() -> placeAll(orders, queue)));
            waiters.join();
        }
        for (int cook = 1; cook <= plan.cooks(); cook++) {
            queue.put(Optional.empty());
        }
        return List.of();
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

    private static UnaryOperator<Configuration> named(String prefix) {
        return scope -> scope.withThreadFactory(Thread.ofVirtual().name(prefix, 1).factory());
    }
}
