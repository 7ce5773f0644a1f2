package brigade.conformance;

import brigade.common.journal.Phase;
import brigade.common.model.Scenario;
import brigade.common.tickets.Cook;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.Oven;
import brigade.common.tickets.TicketsPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Many who wait for one signal, briefly and without end. */
final class TicketsSample implements Sample {
    /** Longer than any test waits. */
    static final Duration ENDLESS = Duration.ofMinutes(10);

    private static final Duration BRIEF = Duration.ofMillis(50);

    @Override
    public Scenario scenario() {
        return Scenario.TICKETS;
    }

    @Override
    public Call<?> brief(Bench bench) {
        return calling(bench, plan(BRIEF, BRIEF, 2, 1));
    }

    @Override
    public Map<String, Beginning> endings() {
        return Map.of("all had gone", this::brief, "a cook had given up", bench -> calling(bench,
                new TicketsPlan(new Oven(BRIEF.multipliedBy(3)), List.of(new Cook(1, BRIEF, BRIEF)), List.of())));
    }

    @Override
    public List<String> expected() {
        return List.of("Cook 1: roasting FINISHED", "Cook 1: waiting FINISHED", "Cook 2: roasting FINISHED",
                "Cook 2: waiting FINISHED",
                "Cook 3: roasting FINISHED", "Cook 3: waiting FINISHED", "Head chef: heat-up FINISHED");
    }

    @Override
    public Call<?> endless(Bench bench) throws InterruptedException {
        return waiting(bench, plan(ENDLESS, BRIEF, 2, 0));
    }

    /** Returns a plan of cooks who all are patient. */
    static TicketsPlan plan(Duration heatUp, Duration roast, int punctual, int late) {
        List<Cook> cooks = IntStream.rangeClosed(1, punctual + late).mapToObj(number -> new Cook(number, Cook.PATIENT, roast))
                .toList();
        return new TicketsPlan(new Oven(heatUp), cooks.subList(0, punctual), cooks.subList(punctual, cooks.size()));
    }

    /** Begins a call. */
    static Call<List<CookResult>> calling(Bench bench, TicketsPlan plan) {
        return bench.calling((model, journal) -> model.tickets(plan, journal));
    }

    /** Begins a call, and returns when all punctual cooks wait. */
    static Call<List<CookResult>> waiting(Bench bench, TicketsPlan plan) throws InterruptedException {
        Call<List<CookResult>> call = calling(bench, plan);
        bench.check(call.await(plan.punctual().size(), event -> event.is("waiting", Phase.STARTED), bench.patience()),
                "not every cook came to wait; the caller stands" + call.stack());
        return call;
    }
}
