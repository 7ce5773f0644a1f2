package brigade.async.rx;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.rush.Order;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The rush in RxJava: a flow of orders in which each stage asks the one before it for as many as it has room for, and no more. */
final class Rush {
    private static final int IN_HAND = 1;

    private final Journal journal;
    private final Scheduler loop;

    Rush(Journal journal, Scheduler loop) {
        this.journal = journal;
        this.loop = loop;
    }

    Single<List<OrderResult>> serveAll(RushPlan plan) {
        return Flowable.fromIterable(plan.byWaiter())
                .flatMap(this::placeAll, false, plan.waiters(), IN_HAND)
                .doOnNext(placing -> placing.taken().onComplete())
                .map(Placing::order)
                .concatMapEager(Flowable::just, plan.capacity(), 1)
                .flatMapSingle(this::cook, false, plan.cooks())
                .toList()
                .map(plan::inOrder);
    }

    private Flowable<Placing> place(Order order) {
        return Flowable.using(
                () -> journal.start(order.placing()),
                step -> {
                    CompletableSubject taken = CompletableSubject.create();
                    return Flowable.just(new Placing(order, taken)).concatWith(taken.doOnComplete(step::finish));
                },
                Step::close);
    }

    private Single<OrderResult> cook(Order order) {
        return Single.using(
                () -> journal.start(order.cooking()),
                step -> Single.timer(order.time().toNanos(), TimeUnit.NANOSECONDS, loop)
                        .map(_ -> order.takeOff(step))
                        .onErrorReturn(order::lost),
                Step::close);
    }

    /** An order in its waiter's hand: he takes up the next one when this is taken. */
    private record Placing(Order order, CompletableSubject taken) {}

    private Flowable<Placing> placeAll(List<Order> orders) {
        return Flowable.fromIterable(orders).concatMap(this::place);
    }
}
