package brigade.threads.sequential;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.rush.FaintedException;
import brigade.common.rush.Order;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The rush with the caller's thread alone, waiter and cook in one: it finds the queue full, cooks until there is room, and goes on. */
final class Rush {
    private final Journal journal;
    private final Queue<Order> queue = new ArrayDeque<>();
    private final List<OrderResult> results = new ArrayList<>();

    Rush(Journal journal) {
        this.journal = journal;
    }

    List<OrderResult> serveAll(RushPlan plan) throws InterruptedException {
        for (Order order : plan.all()) {
            place(order, plan.capacity());
        }
        while (!queue.isEmpty()) {
            results.add(cook(queue.remove()));
        }
        return plan.inOrder(results);
    }

    private void place(Order order, int capacity) throws InterruptedException {
        try (Step step = journal.start(order.placing())) {
            while (queue.size() == capacity) {
                results.add(cook(queue.remove()));
            }
            queue.add(order);
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
}
