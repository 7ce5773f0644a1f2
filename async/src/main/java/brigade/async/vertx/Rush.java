package brigade.async.vertx;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.rush.Order;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rush on an event loop: a stream of orders, of which each free cook fetches one. To be called on the loop only. */
final class Rush {
    private final Journal journal;
    private final BoundedQueue<Order> queue;
    private final Vertx vertx;
    private final Map<Order, Timer> onTheFire = new HashMap<>();

    Rush(Journal journal, BoundedQueue<Order> queue, Vertx vertx) {
        this.journal = journal;
        this.queue = queue;
        this.vertx = vertx;
    }

    Future<List<OrderResult>> serveAll(RushPlan plan) {
        List<Future<OrderResult>> cooked = new ArrayList<>();
        queue.pause().handler(order -> cooked.add(cook(order).onComplete(_ -> queue.fetch(1))));
        List<Future<Void>> waiters = plan.byWaiter().stream().map(this::placeAll).toList();
        queue.fetch(plan.cooks());
        return Future.join(waiters)
                .eventually(queue::end)
                .eventually(() -> Future.join(cooked).otherwiseEmpty())
                .compose(_ -> Future.join(cooked).map(CompositeFuture::<OrderResult>list))
                .map(plan::inOrder);
    }

    private Future<Void> place(Order order) {
        Step step = journal.start(order.placing());
        return queue.write(order)
                .andThen((_, failure) -> { // What onSuccess throws, nobody hears of.
                    if (failure == null) {
                        step.finish();
                    }
                })
                .onComplete(_ -> step.close());
    }

    private Future<OrderResult> cook(Order order) {
        Step step = journal.start(order.cooking());
        Timer timer = vertx.timer(Math.max(1, order.time().toMillis()));
        onTheFire.put(order, timer);
        return timer
                .map(_ -> order.takeOff(step))
                .otherwise(order::lost)
                .onComplete(_ -> {
                    step.close();
                    onTheFire.remove(order);
                });
    }

    private Future<Void> placeAll(List<Order> orders) {
        Future<Void> placed = Future.succeededFuture();
        for (Order order : orders) {
            placed = placed.compose(_ -> place(order));
        }
        return placed;
    }

    /** Cancels everything: a Vert.x future cannot be cancelled, but the queue and the timers can. */
    void callOff() {
        queue.cancel();
        List.copyOf(onTheFire.values()).forEach(Timer::cancel);
    }
}
