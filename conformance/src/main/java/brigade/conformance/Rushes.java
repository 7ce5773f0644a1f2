package brigade.conformance;

import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import brigade.common.model.WorkerPromise;
import brigade.common.rush.Order;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rushes for the kit, and what their journals say. */
final class Rushes {
    /** Longer than any test. */
    static final Duration ENDLESS = Duration.ofMinutes(10);

    /** What an event is about: orders that a waiter tries to place, has placed, that are on the fire. */
    static final Predicate<Event> TRIED = event -> isPlacing(event) && event.phase() == Phase.STARTED;
    static final Predicate<Event> PLACED = event -> isPlacing(event) && event.phase() == Phase.FINISHED;
    static final Predicate<Event> ON_THE_FIRE = event -> !isPlacing(event) && event.phase() == Phase.STARTED;
    static final Predicate<Event> COOKED = event -> !isPlacing(event) && event.phase() == Phase.FINISHED;

    private static final int MANY = 200;
    private static final int MANY_PROCESSES = 12;

    private Rushes() {}

    private static boolean isPlacing(Event event) {
        return event.actor().name().startsWith("Waiter");
    }

    /** Returns how many cooks a rush can have: so many, or as many as the model can have at once. */
    static int cooks(Bench bench, int wanted) {
        return Math.min(wanted, bench.capabilities().overlap());
    }

    /** Returns how many orders are many: of those that may each take a process, fewer. */
    static int many(Bench bench) {
        return bench.capabilities().workers() == WorkerPromise.PROCESS_PER_ASSISTANT ? MANY_PROCESSES : MANY;
    }

    /** Returns a rush whose first orders cook until they are called off. */
    static RushPlan endless(Bench bench) {
        return new RushPlan(20, 3, 3, cooks(bench, 2), ENDLESS, List.of());
    }

    static Call<List<OrderResult>> rushing(Bench bench, RushPlan plan) {
        return bench.calling((model, journal) -> model.rush(plan, journal));
    }

    static Run<List<OrderResult>> rush(Bench bench, RushPlan plan) throws InterruptedException {
        return bench.end(rushing(bench, plan));
    }

    /** Begins an endless rush, and returns when all cooks are busy. */
    static Call<List<OrderResult>> busy(Bench bench, RushPlan plan) throws InterruptedException {
        Call<List<OrderResult>> call = rushing(bench, plan);
        bench.check(call.await(plan.cooks(), ON_THE_FIRE, bench.patience()),
                "not all of " + plan.cooks() + " cooks took an order; the caller stands" + call.stack());
        return call;
    }

    static List<Event> all(Run<?> run, Predicate<Event> like) {
        return run.events().stream().filter(like).toList();
    }

    /** Returns the results of a rush in which every order is cooked but these. */
    static List<OrderResult> allCooked(RushPlan plan, Integer... butThese) {
        return plan.all().stream()
                .map(order -> List.of(butThese).contains(order.number()) ? order.fainted()
                        : new OrderResult(order.number(), OrderResult.End.COOKED))
                .toList();
    }

    /**
     * Returns which order of a waiter's was overtaken by a later one of his that it should not have been; empty if none was. Each
     * cook but one may hold an order that he has taken and that the journal has not yet as started.
     */
    static Optional<String> overtaken(RushPlan plan, Run<?> run) {
        List<String> started = all(run, ON_THE_FIRE).stream().map(Event::step).toList();
        for (List<Order> round : plan.byWaiter()) {
            List<String> waiting = new ArrayList<>(round.stream().map(order -> order.cooking().step()).toList());
            for (String step : started) {
                if (waiting.indexOf(step) >= plan.cooks()) {
                    return Optional.of(step + " was started before " + waiting.getFirst());
                }
                waiting.remove(step);
            }
        }
        return Optional.empty();
    }

    /** Returns which order was cooked in less than its time, by the journal; empty if none was. */
    static Optional<String> halfCooked(RushPlan plan, Run<?> run) {
        return all(run, COOKED).stream().filter(end -> {
            Event start = all(run, ON_THE_FIRE).stream().filter(event -> event.step().equals(end.step())).findFirst().orElseThrow();
            return end.at().minus(start.at()).compareTo(plan.cooking().multipliedBy(9).dividedBy(10)) < 0;
        }).map(Event::step).findFirst();
    }

    /** Returns the steps that each order has: how often they must be started and finished. */
    static Stream<String> steps(RushPlan plan) {
        return plan.all().stream().flatMap(order -> Stream.of(order.placing().step(), order.cooking().step()));
    }
}
