package brigade.conformance;

import brigade.common.journal.Phase;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.KitchenSpec;
import brigade.common.model.Scenario;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Several kitchens at once: all served, one burnt, and interrupted. */
final class KitchensSample implements Sample {

    @Override
    public Scenario scenario() {
        return Scenario.KITCHEN;
    }

    @Override
    public Call<?> brief(Bench bench) {
        return bench.servingAll(List.of(Menus.kitchen(1), Menus.kitchen(2)));
    }

    @Override
    public Map<String, Beginning> endings() {
        return Map.of("two kitchens had served", this::brief, "the first of two kitchens had burnt",
                bench -> bench.servingAll(List.of(Menus.kitchen(1).burning(Menus.side(1)), Menus.kitchen(2))));
    }

    @Override
    public List<Failing> failures() {
        return List.of(new Failing("a dish of the second kitchen burnt",
                bench -> bench.servingAll(List.of(Menus.kitchen(1), Menus.kitchen(2).burning(Menus.side(2)))),
                run -> run.result().orElse(null) instanceof List<?> results
                        && results.get(1) instanceof KitchenResult result && !result.hasServed()));
    }

    @Override
    public List<String> expected() {
        return Stream.of("kitchen 1, ", "kitchen 2, ").flatMap(kitchen -> KitchenSample.SERVED.stream().map(kitchen::concat))
                .toList();
    }

    @Override
    public Call<?> endless(Bench bench) throws InterruptedException {
        Call<?> call = bench.servingAll(List.of(Menus.endlessKitchen(1), Menus.endlessKitchen(2)));
        int atOnce = Math.min(2, bench.capabilities().overlap());
        KitchenSample.awaited(bench, call,
                call.await(atOnce, event -> event.is(KitchenSpec.MAIN_COURSE, Phase.FINISHED), bench.patience()));
        return call;
    }

    @Override
    public Map<String, Beginning> midst() {
        return Map.of("two kitchens", this::endless);
    }
}
