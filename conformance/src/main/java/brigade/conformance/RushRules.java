package brigade.conformance;

import static brigade.common.journal.Phase.FAILED;
import static brigade.common.journal.Phase.FINISHED;
import static brigade.common.journal.Phase.STARTED;

import brigade.common.rule.Rule;
import brigade.common.rush.Order;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rush's rules, R1 to R7. */
@Timeout(180)
@SuppressWarnings("MemberName") // a test's name carries its rule's ID
public interface RushRules extends Subject {
    /** How long a full kitchen is watched for what must not happen. */
    Duration WATCHED = Duration.ofMillis(200);

    /** If this fails, check: what is between waiters and cooks beside the queue: a buffer, a prefetch, an executor's own queue. */
    @Test
    default void R1_neverMoreThanTheCapacityWait() throws Exception {
        Bench.hold(this, Rule.R1, bench -> {
            RushPlan plan = Rushes.endless(bench);
            Call<List<OrderResult>> call = Rushes.busy(bench, plan);
            int most = plan.cooks() + plan.capacity();
            bench.check(call.await(plan.capacity(), Rushes.PLACED, bench.patience()), "the queue was never full");
            bench.check(!call.await(plan.cooks() + 1, Rushes.ON_THE_FIRE, WATCHED),
                    "more orders than " + plan.cooks() + " cooks can cook were on the fire");
            bench.check(!call.await(most + 1, Rushes.PLACED, Duration.ZERO), "more than " + most + " orders were placed, while "
                    + plan.cooks() + " were on the fire and " + plan.capacity() + " may wait");
            call.interrupt();
            bench.end(call);
        });
    }

    /** If this fails, check: who is held back by what: all waiters by a lock, one by another, or the queue by a place it keeps free. */
    @Test
    default void R2_aFullQueueHoldsEachWaiterBack() throws Exception {
        Bench.hold(this, Rule.R2, bench -> {
            RushPlan plan = Rushes.endless(bench);
            Call<List<OrderResult>> call = Rushes.busy(bench, plan);
            int most = plan.cooks() + plan.capacity();
            bench.check(call.await(most, Rushes.PLACED, bench.patience()), most + " orders were not placed, though "
                    + plan.cooks() + " cooks had taken one each, and " + plan.capacity() + " may wait");
            bench.check(call.await(most + plan.waiters(), Rushes.TRIED, bench.patience()),
                    "not each of " + plan.waiters() + " waiters stood with the next order at the full queue");
            bench.check(!call.await(most + plan.waiters() + 1, Rushes.TRIED, WATCHED),
                    "a waiter went on, though the queue was full");
            call.interrupt();
            bench.end(call);
        });
    }

    /** If this fails, check: what becomes of an order that a full queue does not take, and of one that two cooks see. */
    @Test
    default void R3_everyOrderIsCookedExactlyOnce() throws Exception {
        Bench.hold(this, Rule.R3, bench -> {
            RushPlan plan = new RushPlan(Rushes.many(bench), 3, 2, Rushes.cooks(bench, 3), Duration.ofMillis(1), List.of());
            Run<List<OrderResult>> run = Rushes.rush(bench, plan);
            Rushes.steps(plan).forEach(step -> {
                List<String> phases = run.events().stream().filter(event -> event.step().equals(step))
                        .map(event -> event.phase().name()).toList();
                bench.check(phases.equals(List.of(STARTED.name(), FINISHED.name())), "what became of " + step + ": " + phases, run);
            });
            bench.check(run.result().equals(Optional.of(Rushes.allCooked(plan))),
                    "the results are " + run.ending(), run);
        });
    }

    /** If this fails, check: that what is put first is taken first, and that a waiter puts one order after another. */
    @Test
    default void R4_ordersStartInTheOrderInWhichTheyWerePlaced() throws Exception {
        Bench.hold(this, Rule.R4, bench -> {
            List<RushPlan> plans = List.of(new RushPlan(5, 1, 3, 1, Duration.ofMillis(20), List.of()),
                    new RushPlan(8, 2, 3, Rushes.cooks(bench, 2), Duration.ofMillis(20), List.of()));
            for (RushPlan plan : plans) {
                Run<List<OrderResult>> run = Rushes.rush(bench, plan);
                for (List<Order> round : plan.byWaiter()) {
                    String waiter = round.getFirst().placing().actor().name();
                    List<String> placed = Rushes.all(run, Rushes.PLACED).stream()
                            .filter(event -> event.actor().name().equals(waiter)).map(event -> event.step()).toList();
                    bench.check(placed.equals(round.stream().map(order -> order.placing().step()).toList()),
                            waiter + " placed " + placed, run);
                }
                plan.all().forEach(order -> bench.checkTimed(run, order.cooking().step(), FINISHED, order.time()));
                Rushes.overtaken(plan, run).ifPresent(what -> {
                    throw bench.failure("of " + plan.cooks() + " cooks' orders, " + what, run.journal());
                });
            }
        });
    }

    /** If this fails, check: where the exception of a cook ends, and who takes the next order after him. */
    @Test
    default void R5_aCookWhoFaintsCostsOneOrder() throws Exception {
        Bench.hold(this, Rule.R5, bench -> {
            RushPlan plan = new RushPlan(6, 2, 2, Rushes.cooks(bench, 2), Duration.ofMillis(10), List.of(1, 2, 3));
            Run<List<OrderResult>> run = Rushes.rush(bench, plan);
            bench.check(run.result().equals(Optional.of(Rushes.allCooked(plan, 1, 2, 3))),
                    "three of " + plan.orders() + " cooks fainted, the results are " + run.ending(),
                    run);
            bench.check(run.all(FAILED).stream().map(event -> event.step()).collect(Collectors.toSet())
                    .equals(plan.faints().stream().map(number -> "cook-" + number).collect(Collectors.toSet())),
                    "the faints are not in the journal, or others are", run);
        });
    }

    /** If this fails, check: how each cook learns of closing time, and whether one who waits for an order does. */
    @Test
    default void R6_closingDrainsTheQueueAndThenEverybodyGoesHome() throws Exception {
        Bench.hold(this, Rule.R6, bench -> {
            List<RushPlan> plans = List.of(new RushPlan(1, 3, 2, Rushes.cooks(bench, 3), Duration.ofMillis(10), List.of()),
                    new RushPlan(4, 1, 5, Rushes.cooks(bench, 2), Duration.ofMillis(50), List.of()));
            for (RushPlan plan : plans) {
                Leftovers before = bench.before();
                Run<List<OrderResult>> run = Rushes.rush(bench, plan);
                bench.check(run.result().equals(Optional.of(Rushes.allCooked(plan))),
                        "at closing time the queue was not drained: the results are " + run.ending(),
                        run);
                bench.checkNothingLeft(before, "closing time");
            }
        });
    }

    /** If this fails, check: what a cook does who is called off with an order on the fire, and who still takes one after the alarm. */
    @Test
    default void R7_theFireAlarmStopsEverythingAtOnce() throws Exception {
        Bench.hold(this, Rule.R7, bench -> {
            RushPlan endless = Rushes.endless(bench);
            Run<List<OrderResult>> none = alarm(bench, Rushes.busy(bench, endless));
            bench.check(endless.notCooked(none.events()).equals(endless.all().stream().map(Order::number).toList()),
                    "nothing can have been cooked, and yet not cooked are only " + endless.notCooked(none.events()), none);

            RushPlan plan = new RushPlan(1000, 2, 3, Rushes.cooks(bench, 2), Duration.ofMillis(100), List.of());
            Call<List<OrderResult>> call = Rushes.rushing(bench, plan);
            bench.check(call.await(2, Rushes.COOKED, bench.patience()), "the first orders were not cooked");
            Run<List<OrderResult>> some = alarm(bench, call);
            Rushes.halfCooked(plan, some).ifPresent(step -> {
                throw bench.failure(step + " is said to be cooked, and was taken off the fire", some.journal());
            });
            bench.check(plan.notCooked(some.events()).size() + Rushes.all(some, Rushes.COOKED).size() == plan.orders(),
                    "not cooked are " + plan.notCooked(some.events()), some);
        });
    }

    private static Run<List<OrderResult>> alarm(Bench bench, Call<List<OrderResult>> call) throws InterruptedException {
        long rang = call.interrupt();
        Run<List<OrderResult>> run = bench.end(call);
        bench.check(run.thrown().orElse(null) instanceof InterruptedException, "at the alarm the caller got " + run.thrown(), run);
        bench.check(call.tookSince(rang).compareTo(GeneralRules.STOPPED_WITHIN) <= 0,
                "at the alarm it took " + call.tookSince(rang).toMillis() + " ms to stop", run);
        return run;
    }
}
