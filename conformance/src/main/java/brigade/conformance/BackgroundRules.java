package brigade.conformance;

import static brigade.conformance.BackgroundSample.COMPUTING;
import static brigade.conformance.BackgroundSample.OFTEN;
import static brigade.conformance.BackgroundSample.awaitHeartbeats;
import static brigade.conformance.BackgroundSample.calling;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.background.Chore;
import brigade.common.background.Chore.Chopping;
import brigade.common.background.Chore.Waiting;
import brigade.common.background.Ending;
import brigade.common.background.Monitor;
import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import brigade.common.rule.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of main work with a monitor in the background, B1 to B6. */
@Timeout(180)
@SuppressWarnings("MemberName") // a test's name carries its rule's ID
public interface BackgroundRules extends Subject {

    /** If this fails, check: what the monitor shares with the main work: a thread, a loop, a pool that is too small for both. */
    @Test
    default void B1_heartbeatsNeverPauseBecauseTheMainWorkIsBusy() throws Exception {
        Bench.hold(this, Rule.B1, bench -> {
            for (Chore chore : List.of(COMPUTING, new Waiting())) {
                Bell bell = new Bell();
                Call<BackgroundResult> call = calling(bench, chore, OFTEN, bell);
                awaitHeartbeats(bench, call, 10);
                bell.ring();
                Run<BackgroundResult> run = bench.end(call);
                List<Event> meanwhile = run.events().subList(run.place(chore.step(), Phase.STARTED), end(run, chore));
                long beats = meanwhile.stream().filter(event -> event.is("heartbeat", Phase.FINISHED)).count();
                bench.check(beats > 5, "between start and end of the " + chore.step() + " there were " + beats + " heartbeats",
                        run);
            }
        });
    }

    private static int end(Run<?> run, Chore chore) {
        return Math.max(run.place(chore.step(), Phase.FINISHED), run.place(chore.step(), Phase.CANCELLED));
    }

    /** If this fails, check: that the monitor is told of the end, also in the midst of its pause, and waited for. */
    @Test
    default void B2_theMonitorEndsWithTheMainWork() throws Exception {
        Bench.hold(this, Rule.B2, bench -> {
            Duration work = Duration.ofMillis(50);
            Run<BackgroundResult> seldom = bench.end(calling(bench, new Chopping(work), Duration.ofMinutes(10), new Bell()));
            bench.check(seldom.result().equals(Optional.of(new BackgroundResult(Ending.WORK_DONE, Optional.empty()))),
                    "the work was done, and the result is " + seldom.ending(), seldom);
            Duration late = seldom.took().minus(seldom.event("chopping", Phase.FINISHED).at());
            bench.check(late.compareTo(GeneralRules.STOPPED_WITHIN) <= 0,
                    "the call ended " + late.toMillis() + " ms after its main work", seldom);

            checkSilent(bench, calling(bench, new Chopping(Duration.ofMillis(150)), OFTEN, new Bell()), "the main work was done");
            Bell bell = new Bell();
            Call<BackgroundResult> rung = calling(bench, COMPUTING, OFTEN, bell);
            awaitHeartbeats(bench, rung, 2);
            bell.ring();
            checkSilent(bench, rung, "the bell had rung");
            Call<BackgroundResult> interrupted = calling(bench, new Waiting(), OFTEN, new Bell());
            awaitHeartbeats(bench, interrupted, 2);
            interrupted.interrupt();
            checkSilent(bench, interrupted, "an interruption");
        });
    }

    private static void checkSilent(Bench bench, Call<?> call, String after) throws InterruptedException {
        Run<?> run = bench.end(call);
        Thread.sleep(OFTEN.multipliedBy(4));
        bench.check(call.eventsNow() == run.events().size(), "a heart goes on after the call, which ended when " + after, run);
    }

    /** If this fails, check: who looks at the monitor's end, and what else a failure of it cancels. */
    @Test
    default void B3_aFailingMonitorDoesNotTakeTheMainWorkDown() throws Exception {
        Bench.hold(this, Rule.B3, bench -> {
            Bell bell = new Bell();
            BackgroundPlan plan = new BackgroundPlan(COMPUTING, new Monitor(OFTEN, Optional.of(3)));
            Call<BackgroundResult> call = bench.calling((model, journal) -> model.background(plan, bell, journal));
            bench.check(call.await("heartbeat", Phase.FAILED, patience()), "the monitor did not fail");
            Optional<Run<BackgroundResult>> taken = call.end(OFTEN.multipliedBy(5));
            bench.check(taken.isEmpty(), "when the monitor failed, the main work was taken down: " + taken);
            bell.ring();
            Run<BackgroundResult> run = bench.end(call);
            bench.check(run.result().equals(
                    Optional.of(new BackgroundResult(Ending.RUNG, Optional.of("the monitor failed at heartbeat 3")))),
                    "the monitor failed at its third heartbeat, then the bell rang, and the result is " + run.result()
                            + run.thrown(),
                    run);
            long beats = run.all(Phase.FINISHED).stream().filter(event -> event.step().equals("heartbeat")).count();
            Duration work = bench.capabilities().allowance().plus(OFTEN.multipliedBy(20));
            Run<BackgroundResult> done = bench.end(BackgroundSample.failing(bench, work));
            while (done.all(Phase.FAILED).isEmpty() && work.compareTo(patience()) < 0) { // A monitor may need a JVM first.
                work = work.multipliedBy(2);
                done = bench.end(BackgroundSample.failing(bench, work));
            }
            bench.check(done.result().equals(
                    Optional.of(new BackgroundResult(Ending.WORK_DONE, Optional.of("the monitor failed at heartbeat 1")))),
                    "the monitor failed, then the main work was done, and the result is " + done.ending(), done);
            bench.check(beats == 2, "before its failure at the third heartbeat, and after it, the monitor beat " + beats + " times",
                    run);
        });
    }

    /** If this fails, check: that the monitor's thread, loop or scheduler is a daemon; and that its process notices its parent's end. */
    @Test
    default void B4_theMonitorNeitherKeepsItsJvmAliveNorOutlivesIt() throws Exception {
        Bench.hold(this, Rule.B4, bench -> {
            try (Departing jvm = Departing.of(provider(), patience())) {
                jvm.stays().ifPresent(what -> {
                    throw bench.failure(what, "");
                });
            }
        });
    }

    /** If this fails, check: who listens to the bell, and how long it takes until the monitor has ended, too. */
    @Test
    default void B5_ringingTheBellEndsTheCallWithinASecond() throws Exception {
        Bench.hold(this, Rule.B5, bench -> {
            for (Chore chore : List.of(COMPUTING, new Waiting())) {
                Bell bell = new Bell();
                Call<BackgroundResult> call = calling(bench, chore, OFTEN, bell);
                bench.check(call.await(chore.step(), Phase.STARTED, patience()), "the main work did not begin");
                checkRung(bench, call, bell, "in the " + chore.step(), GeneralRules.STOPPED_WITHIN);
                Bell rung = new Bell();
                rung.ring();
                checkRung(bench, calling(bench, chore, OFTEN, rung), rung, "before the " + chore.step(),
                        GeneralRules.STOPPED_WITHIN.plus(bench.capabilities().allowance())); // It may have a slow start.
            }
        });
    }

    private static void checkRung(Bench bench, Call<BackgroundResult> call, Bell bell, String when, Duration within)
            throws InterruptedException {
        long rungNanos = System.nanoTime();
        bell.ring();
        Run<BackgroundResult> run = bench.end(call);
        bench.check(run.result().equals(Optional.of(new BackgroundResult(Ending.RUNG, Optional.empty()))),
                "the bell rang " + when + ", and the result is " + run.ending(), run);
        Duration took = call.tookSince(rungNanos);
        bench.check(took.compareTo(within) <= 0,
                "the bell rang " + when + ", and the call ended " + took.toMillis() + " ms later", run);
    }

    /** If this fails, check: which thread the chore computes on, and which one the monitor beats on. */
    @Test
    default void B6_theChoreAndTheHeartbeatsHaveTheWorkersThatTheParadigmPromises() throws Exception {
        Bench.hold(this, Rule.B6, bench -> {
            Bell bell = new Bell();
            Call<BackgroundResult> call = calling(bench, COMPUTING, OFTEN, bell);
            awaitHeartbeats(bench, call, 3);
            bell.ring();
            Run<BackgroundResult> run = bench.end(call);
            Workers.brokenInTheBackground(bench.capabilities().workers(), run).ifPresent(what -> {
                throw bench.failure(what, run.journal());
            });
        });
    }
}
