package brigade.conformance;

import static brigade.common.journal.Phase.FAILED;
import static brigade.common.journal.Phase.FINISHED;
import static brigade.common.journal.Phase.STARTED;
import static brigade.common.kitchen.KitchenSpec.MAIN_COURSE;
import static brigade.common.kitchen.KitchenSpec.SALAD;
import static brigade.common.kitchen.KitchenSpec.SERVING;

import brigade.common.journal.Event;
import brigade.common.kitchen.BurntDishException;
import brigade.common.kitchen.Dish;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.rule.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The kitchen's rules, K1 to K8. */
@Timeout(180)
@SuppressWarnings("MemberName") // a test's name carries its rule's ID
public interface KitchenRules extends Subject {

    /** If this fails, check: that the chef's main course is waited for before the first assistant is started. */
    @Test
    default void K1_noAssistantStartsBeforeTheMainCourseIsHalfwayDone() throws Exception {
        Bench.hold(this, Rule.K1, bench -> {
            Menu menu = Menus.quick(3);
            Run<Menu> run = bench.serve(menu);
            for (Dish side : menu.sides()) {
                bench.check(run.inOrder(MAIN_COURSE, FINISHED, side.name(), STARTED), side.name() + " was started too early", run);
            }
        });
    }

    /** If this fails, check: that nothing waits for the assistants between their start and the salad. */
    @Test
    default void K2_theChefPlatesWithoutWaitingForAnAssistant() throws Exception {
        Bench.hold(this, Rule.K2, bench -> {
            Menu menu = Menus.withSides(Duration.ofMillis(1500), 1);
            Run<Menu> run = bench.serve(menu);
            bench.check(run.inOrder(SALAD, FINISHED, menu.sides().getFirst().name(), FINISHED),
                    "the salad was not ready before the slow dish", run);
        });
    }

    /** If this fails, check: that every assistant is joined before the serving, and nothing is recorded after it. */
    @Test
    default void K3_servingIsTheLastEvent() throws Exception {
        Bench.hold(this, Rule.K3, bench -> {
            Run<Menu> run = bench.serve(Menus.withSides(Duration.ofMillis(400), 3));
            bench.check(!run.events().isEmpty() && run.events().getLast().is(SERVING, FINISHED), "the last event is another", run);
            bench.check(run.all(FINISHED).size() == 6, "not every dish was finished", run);
        });
    }

    /** If this fails, check: that steps run where the model's {@code WorkerPromise} says, and the promise is the right one. */
    @Test
    default void K4_theWorkerOfEachStepIsWhatTheParadigmPromises() throws Exception {
        Bench.hold(this, Rule.K4, bench -> {
            Menu menu = Menus.quick(Math.min(4, bench.capabilities().overlap()));
            Run<Menu> run = bench.serve(menu);
            List<Event> sides = run.all(STARTED).stream()
                    .filter(event -> menu.sides().stream().anyMatch(side -> side.name().equals(event.step())))
                    .toList();
            bench.check(sides.size() == menu.sides().size(), "not every side was started", run);
            Workers.broken(bench.capabilities().workers(), run, sides).ifPresent(what -> {
                throw bench.failure(what, run.journal());
            });
        });
    }

    /** If this fails, check: that all assistants are started before any is waited for, and no pool is too small for them. */
    @Test
    default void K5_allAssistantsOverlap() throws Exception {
        Bench.hold(this, Rule.K5, bench -> {
            int count = Math.min(6, bench.capabilities().overlap());
            Menu menu = Menus.withSides(bench.capabilities().allowance().plusMillis(500), count);
            Run<Menu> run = bench.serve(menu);
            int lastStart = menu.sides().stream().mapToInt(side -> run.place(side.name(), STARTED)).max().orElse(-1);
            int firstEnd = menu.sides().stream().mapToInt(side -> run.place(side.name(), FINISHED)).min().orElse(-1);
            bench.check(lastStart < firstEnd, "an assistant had finished before the last one started", run);
        });
    }

    /** If this fails, check: that a failure is handed to the chef, as it is, when the dish is joined, and then the others cancelled. */
    @Test
    default void K6_aBurntDishNamesItselfAtTheJoinAndTheOthersAreCalledOff() throws Exception {
        Bench.hold(this, Rule.K6, bench -> {
            boolean alone = bench.capabilities().overlap() == 1;
            Menu menu = Menus.slowButOne();
            Run<Menu> run = bench.serve(menu.burning(Menus.QUICK));
            bench.check(run.thrown().orElse(null) instanceof BurntDishException burnt && burnt.dish().equals(Menus.QUICK),
                    "the chef got " + run.thrown(), run);
            bench.check(run.place(Menus.QUICK, FAILED) >= 0, "the burnt dish did not end as failed", run);
            bench.check(run.place(SERVING, STARTED) < 0, "something was served", run);
            if (!alone) {
                bench.check(run.place(SALAD, FINISHED) >= 0, "the chef's own work was cut off: the failure came before the join",
                        run);
                for (Dish side : menu.sides()) {
                    bench.check(run.place(side.name(), FINISHED) < 0, side.name() + " was not called off", run);
                }
            }
        });
    }

    /** If this fails, check: that a kitchen's failure ends in its own result, and calls off no cook of another. */
    @Test
    default void K7_kitchensAreIndependent() throws Exception {
        Bench.hold(this, Rule.K7, bench -> {
            List<Menu> menus = Stream.of(1, 2, 3, 4)
                    .map(number -> number == 2 ? Menus.kitchen(number).burning(Menus.side(1)) : Menus.kitchen(number))
                    .toList();
            Run<List<KitchenResult>> run = bench.serveAll(menus);
            List<KitchenResult> results = run.result().orElse(List.of());
            bench.check(results.stream().map(KitchenResult::kitchen).toList().equals(menus.stream().map(Menu::kitchen).toList()),
                    "the results are " + results + ", thrown was " + run.thrown(), run);
            bench.check(
                    results.stream().filter(result -> !result.hasServed()).map(KitchenResult::kitchen).toList()
                            .equals(List.of("kitchen 2")),
                    "the burnt kitchen should be kitchen 2 alone, and the results are " + results, run);
            Set<String> served = run.all(FINISHED).stream().filter(event -> event.step().equals(SERVING))
                    .map(event -> event.actor().group())
                    .collect(Collectors.toSet());
            bench.check(served.equals(Set.of("kitchen 1", "kitchen 3", "kitchen 4")), "served was in " + served, run);
            bench.check(run.all(FAILED).size() == 1 && run.all(FAILED).getFirst().actor().group().equals("kitchen 2"),
                    "a dish burnt in another kitchen", run);
        });
    }

    /** If this fails, check: what is done one after another that could overlap; or declare a larger allowance, and say why. */
    @Test
    default void K8_theTotalTimeStaysWithinTheCriticalPathPlusTheAllowance() throws Exception {
        Bench.hold(this, Rule.K8, bench -> {
            Menu menu = Menu.standard(0.2);
            Duration least = bench.capabilities().overlap() == 1 ? menu.oneAfterAnother() : menu.criticalPath();
            bench.serve(Menu.standard(0.01));
            Run<Menu> run = bench.serve(menu);
            bench.check(run.took().compareTo(least.plus(bench.capabilities().allowance())) <= 0,
                    "it took " + run.took().toMillis() + " ms, the critical path is " + least.toMillis() + " ms, the allowance "
                            + bench.capabilities().allowance().toMillis() + " ms",
                    run);
            for (Dish dish : Stream.concat(Stream.of(menu.mainCourse(), menu.salad()), menu.sides().stream()).toList()) {
                bench.checkTimed(run, dish.name(), FINISHED, dish.time());
            }
            checkTogether(bench);
            bench.check(run.took().compareTo(least) >= 0, "it took " + run.took().toMillis() + " ms, less than is possible", run);
        });
    }

    /** The allowance covers a slow start; cooking one dish after another exceeds it. */
    private static void checkTogether(Bench bench) throws InterruptedException {
        int count = Math.min(4, bench.capabilities().overlap());
        if (count > 1) {
            Menu menu = Menus.withSides(bench.capabilities().allowance().dividedBy(2), count);
            Run<Menu> run = bench.serve(menu);
            Duration most = menu.criticalPath().plus(bench.capabilities().allowance());
            bench.check(run.took().compareTo(most) <= 0,
                    count + " sides of " + menu.sides().getFirst().time().toMillis() + " ms took "
                            + run.took().toMillis() + " ms, and at most " + most.toMillis() + " ms are allowed",
                    run);
        }
    }
}
