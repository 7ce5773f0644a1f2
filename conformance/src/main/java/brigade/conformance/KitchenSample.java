package brigade.conformance;

import static brigade.common.journal.Phase.FINISHED;
import static brigade.common.journal.Phase.STARTED;
import static brigade.common.kitchen.KitchenSpec.MAIN_COURSE;
import static brigade.common.kitchen.KitchenSpec.SALAD;

import brigade.common.kitchen.BurntDishException;
import brigade.common.model.Scenario;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One kitchen: served, burnt, and interrupted in the main course or at the join. */
final class KitchenSample implements Sample {
    /** How the steps of a dinner with two sides end. */
    static final List<String> SERVED = List.of("Assistant side-1: side-1 FINISHED", "Assistant side-2: side-2 FINISHED",
            "Head chef: main-course FINISHED", "Head chef: salad FINISHED", "Head chef: serving FINISHED");

    @Override
    public Scenario scenario() {
        return Scenario.KITCHEN;
    }

    @Override
    public Call<?> brief(Bench bench) {
        return bench.serving(Menus.quick(2));
    }

    @Override
    public Map<String, Beginning> endings() {
        return Map.of("dinner was served", this::brief, "eight sides were served", bench -> bench.serving(Menus.quick(8)),
                "a dish had burnt", bench -> bench.serving(Menus.lateButOne().burning(Menus.QUICK)), "the last dish had burnt",
                bench -> bench.serving(Menus.lateButOne().burning(Menus.LATE_SIDE)));
    }

    @Override
    public List<Failing> failures() {
        return Stream.of(MAIN_COURSE, Menus.side(1), SALAD)
                .map(dish -> new Failing("the dish '" + dish + "' burnt", bench -> bench.serving(Menus.quick(2).burning(dish)),
                        run -> run.thrown().orElse(null) instanceof BurntDishException burnt && burnt.dish().equals(dish)))
                .toList();
    }

    @Override
    public List<String> expected() {
        return SERVED;
    }

    @Override
    public Call<?> endless(Bench bench) throws InterruptedException {
        boolean alone = bench.capabilities().overlap() == 1;
        Call<?> call = bench.serving(Menus.endless(0.01));
        awaited(bench, call, call.await(alone ? 1 : 2, event -> event.step().startsWith("side-") && event.phase() == STARTED,
                bench.patience()));
        awaited(bench, call, alone || call.await(SALAD, FINISHED, bench.patience()));
        return call;
    }

    @Override
    public Map<String, Beginning> midst() {
        return Map.of("the main course", bench -> {
            Call<?> call = bench.serving(Menus.endless(300));
            awaited(bench, call, call.await(MAIN_COURSE, STARTED, bench.patience()));
            return call;
        }, "the kitchen, at the join", this::endless);
    }

    /** Ends the test as failed unless the kitchen came so far. */
    static void awaited(Bench bench, Call<?> call, boolean came) {
        bench.check(came, "the kitchen did not come so far; its caller stands" + call.stack());
    }
}
