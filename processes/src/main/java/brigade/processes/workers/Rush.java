package brigade.processes.workers;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.rush.FaintedException;
import brigade.common.rush.Order;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import brigade.processes.task.Batch;
import brigade.processes.task.Task;
import brigade.processes.task.TaskRunner;
import brigade.processes.task.WorkerDiedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;

/** The rush with worker JVMs of a pool as cooks: each that is free is a credit, and takes one order at a time. */
final class Rush {
    private final Journal journal;
    private final TaskRunner jvms;

    Rush(Journal journal, TaskRunner jvms) {
        this.journal = journal;
        this.jvms = jvms;
    }

    List<OrderResult> serveAll(RushPlan plan) throws InterruptedException {
        List<OrderResult> results = new ArrayList<>();
        Queue<Order> queue = new ArrayDeque<>();
        Queue<Placing> heldBack = new ArrayDeque<>();
        try (Batch<OrderResult> cooks = new Batch<>(jvms, journal)) {
            int credits = plan.cooks();
            plan.byWaiter().forEach(orders -> takeUp(orders.iterator(), heldBack));
            while (results.size() < plan.orders()) {
                while (queue.size() < plan.capacity() && !heldBack.isEmpty()) {
                    place(heldBack.remove(), queue, heldBack);
                }
                if (credits > 0 && !queue.isEmpty()) {
                    cooks.start(new CookOrder(queue.remove()));
                    credits--;
                } else {
                    results.add(cooks.awaitAny());
                    credits++;
                }
            }
        } finally {
            heldBack.forEach(placing -> placing.step().close());
        }
        return plan.inOrder(results);
    }

    private void place(Placing placing, Queue<Order> queue, Queue<Placing> heldBack) {
        queue.add(placing.order());
        placing.step().finish();
        takeUp(placing.later(), heldBack);
    }

    private OrderResult cook(Order order) throws InterruptedException {
        try (Step step = journal.start(order.cooking())) {
            Thread.sleep(order.time());
            return order.takeOff(step);
        } catch (FaintedException e) {
            return order.lost(e);
        }
    }

    /** A waiter with an order in his hand, and those that he will take up later. */
    private record Placing(Order order, Step step, Iterator<Order> later) {}

    private void takeUp(Iterator<Order> orders, Queue<Placing> heldBack) {
        if (orders.hasNext()) {
            Order order = orders.next();
            heldBack.add(new Placing(order, journal.start(order.placing()), orders));
        }
    }

    /** What a cook's worker is asked to do. */
    record CookOrder(Order order) implements Task<OrderResult> {

        @Override
        public Class<OrderResult> resultType() {
            return OrderResult.class;
        }

        @Override
        public OrderResult run(Journal journal) throws InterruptedException {
            return new Rush(journal, TaskRunner.none()).cook(order);
        }

        @Override
        public OrderResult died(WorkerDiedException death) {
            return order.fainted();
        }
    }
}
