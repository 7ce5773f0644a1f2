package brigade.conformance;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.background.Chore;
import brigade.common.background.Chore.Chopping;
import brigade.common.background.Ending;
import brigade.common.background.Monitor;
import brigade.common.journal.Phase;
import brigade.common.model.Scenario;
import brigade.common.model.WorkerPromise;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Main work with a monitor, briefly and without end. */
final class BackgroundSample implements Sample {
    /** Main work that computes, and that only a bell or an interruption ends in time. */
    static final Chore COMPUTING = new Chopping(Duration.ofMinutes(10));

    /** The pause between heartbeats that a test can afford. */
    static final Duration OFTEN = Duration.ofMillis(20);

    @Override
    public Scenario scenario() {
        return Scenario.BACKGROUND;
    }

    @Override
    public Call<?> brief(Bench bench) {
        return calling(bench, new Chopping(Duration.ofMillis(100)), OFTEN, new Bell());
    }

    @Override
    public boolean waits() {
        return false;
    }

    @Override
    public Map<String, Beginning> endings() {
        return Map.of("the work was done", this::brief, "the bell rang", bench -> {
            Bell bell = new Bell();
            bell.ring();
            return calling(bench, COMPUTING, OFTEN, bell);
        }, "the monitor failed first", bench -> failing(bench, OFTEN.multipliedBy(20)));
    }

    @Override
    public List<Failing> failures() {
        return List.of(new Failing("the monitor failed",
                bench -> failing(bench, bench.capabilities().allowance().plus(OFTEN.multipliedBy(20))),
                run -> run.result().orElse(null) instanceof BackgroundResult result && result.monitorsFailure().isPresent()));
    }

    /** Begins a call whose monitor fails at its first heartbeat, and whose main work is done after that time. */
    static Call<BackgroundResult> failing(Bench bench, Duration work) {
        BackgroundPlan plan = new BackgroundPlan(new Chopping(work), new Monitor(OFTEN, Optional.of(1)));
        return bench.calling((model, journal) -> model.background(plan, new Bell(), journal));
    }

    /** A monitor that has to start a JVM first may beat at the very end of the work. */
    @Override
    public boolean needsAll(Bench bench) {
        return bench.capabilities().workers() != WorkerPromise.PROCESS_PER_ASSISTANT;
    }

    @Override
    public List<String> outcome(Run<?> run) {
        return List.of(run.ending());
    }

    @Override
    public List<String> expected() {
        return List.of(String.valueOf(new BackgroundResult(Ending.WORK_DONE, Optional.empty())));
    }

    @Override
    public Call<?> endless(Bench bench) throws InterruptedException {
        Call<?> call = calling(bench, COMPUTING, OFTEN, new Bell());
        awaitHeartbeats(bench, call, 1);
        return call;
    }

    /** Begins a call with a monitor that does not fail. */
    static Call<BackgroundResult> calling(Bench bench, Chore chore, Duration every, Bell bell) {
        BackgroundPlan plan = new BackgroundPlan(chore, new Monitor(every, Optional.empty()));
        return bench.calling((model, journal) -> model.background(plan, bell, journal));
    }

    /** Waits until the chore is under way, and so many heartbeats have come after that: the monitor may have begun long before it. */
    static void awaitHeartbeats(Bench bench, Call<?> call, int count) throws InterruptedException {
        boolean came = call.await(1, event -> !event.step().equals("heartbeat"), bench.patience())
                && call.await(call.eventsNow() + count, event -> event.is("heartbeat", Phase.FINISHED), bench.patience());
        bench.check(came, "in " + bench.patience().toSeconds() + " s the main work did not begin, or there were less than " + count
                + " heartbeats; the caller stands" + call.stack());
    }
}
