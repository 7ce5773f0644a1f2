package brigade.threads.platform;

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
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/** The rush with raw threads: each waiter and each cook is one, and a blocking queue is between them. An empty slip means closing time. */
final class Rush {
    private final Journal journal;

    Rush(Journal journal) {
        this.journal = journal;
    }

    List<OrderResult> serveAll(RushPlan plan) throws InterruptedException {
        BlockingQueue<Optional<Order>> queue = new ArrayBlockingQueue<>(plan.capacity());
        BlockingQueue<Future<List<OrderResult>>> ended = new LinkedBlockingQueue<>();
        List<Thread> staff = new ArrayList<>();
        try {
            for (int cook = 1; cook <= plan.cooks(); cook++) {
                staff.add(start("cook-" + cook, () -> cookAll(queue), ended));
            }
            for (List<Order> orders : plan.byWaiter()) {
                staff.add(start("waiter-" + (staff.size() - plan.cooks() + 1), () -> placeAll(orders, queue), ended));
            }
            for (int waiter = 1; waiter <= plan.waiters(); waiter++) {
                ended.take().get();
            }
            staff.add(start("closing", () -> close(plan.cooks(), queue), ended));
            List<OrderResult> results = new ArrayList<>();
            for (int last = 0; last <= plan.cooks(); last++) {
                results.addAll(ended.take().get());
            }
            return plan.inOrder(results);
        } catch (ExecutionException e) {
            throw Failures.unwrapped(e);
        } finally {
            callOff(staff);
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
    private static Thread start(String name, Callable<List<OrderResult>> work, BlockingQueue<Future<List<OrderResult>>> ended) {
        return Thread.ofPlatform().name(name).start(new FutureTask<>(work) {
            @Override
            protected void done() {
                ended.add(this);
            }
        });
    }

    /** Interrupts the threads and waits for their end, which an interruption of the caller can only postpone. */
    private static void callOff(List<Thread> threads) {
        threads.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
