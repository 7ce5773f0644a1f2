package brigade.async.future;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.rush.Order;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The rush with completable futures: to put and to take is a future each, and a full queue is one that completes later. */
final class Rush {
    private final Journal journal;
    private final BoundedQueue<Order> queue;
    private final Map<Order, CompletableFuture<Void>> onTheFire = new ConcurrentHashMap<>();
    private final CompletableFuture<List<OrderResult>> firstFailure = new CompletableFuture<>();
    private volatile boolean calledOff;

    Rush(Journal journal, BoundedQueue<Order> queue) {
        this.journal = journal;
        this.queue = queue;
    }

    CompletableFuture<List<OrderResult>> serveAll(RushPlan plan) {
        Queue<OrderResult> results = new ConcurrentLinkedQueue<>();
        CompletableFuture<Void> cooks = allOf(Stream.generate(() -> orCallOff(cookAll(results))).limit(plan.cooks()));
        CompletableFuture<Void> waiters = allOf(plan.byWaiter().stream().map(this::placeAll))
                .whenComplete((_, _) -> queue.close());
        return CompletableFuture.allOf(waiters, cooks).thenApply(_ -> plan.inOrder(results))
                .exceptionallyCompose(failure -> {
                    firstFailure.completeExceptionally(failure);
                    return firstFailure;
                });
    }

    private CompletableFuture<Void> place(Order order) {
        Step step = journal.start(order.placing());
        return queue.put(order)
                .thenRun(step::finish)
                .whenComplete((_, _) -> step.close());
    }

    private CompletableFuture<OrderResult> cook(Order order) {
        Step step = journal.start(order.cooking());
        CompletableFuture<Void> timer = new CompletableFuture<>();
        onTheFire.put(order, timer);
        if (calledOff) {
            timer.cancel(false);
        }
        return timer.completeOnTimeout(null, order.time().toNanos(), TimeUnit.NANOSECONDS)
                .thenApplyAsync(_ -> order.takeOff(step))
                .exceptionally(order::lost)
                .whenComplete((_, _) -> {
                    step.close();
                    onTheFire.remove(order);
                });
    }

    /** Places one order after another; each hops to the pool, or a queue with much room would make a deep stack. */
    private CompletableFuture<Void> placeAll(List<Order> orders) {
        CompletableFuture<Void> placed = CompletableFuture.completedFuture(null);
        for (Order order : orders) {
            placed = placed.thenComposeAsync(_ -> place(order));
        }
        return placed;
    }

    private CompletableFuture<Void> cookAll(Queue<OrderResult> results) {
        return queue.take().thenCompose(next -> next.isEmpty() ? CompletableFuture.completedFuture(null)
                : cook(next.get()).thenAccept(results::add).thenCompose(_ -> cookAll(results)));
    }

    /** A cook who fails otherwise than by fainting cooks no more, and waiters might wait for ever: so everything ends. */
    private CompletableFuture<Void> orCallOff(CompletableFuture<Void> cooking) {
        return cooking.whenComplete((_, failure) -> {
            if (failure != null) {
                firstFailure.completeExceptionally(failure);
                callOff();
            }
        });
    }

    /** Cancels everything: to cancel a completable future stops nothing upstream, but the queue and the timers can be cancelled. */
    void callOff() {
        calledOff = true;
        queue.cancel();
        onTheFire.values().forEach(timer -> timer.cancel(false));
    }

    private static CompletableFuture<Void> allOf(Stream<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }
}
