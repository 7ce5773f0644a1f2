package brigade.conformance;

import static brigade.common.journal.Phase.FAILED;
import static brigade.common.journal.Phase.FINISHED;
import static brigade.common.journal.Phase.STARTED;

import brigade.common.journal.Phase;
import brigade.common.kitchen.BurntDishException;
import brigade.common.kitchen.Menu;
import brigade.common.model.Scenario;
import brigade.common.model.WorkerPromise;
import brigade.common.rule.Rule;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of all scenarios, G1 to G10: each is tried on the samples of every scenario that the model offers. */
@Timeout(240)
@SuppressWarnings("MemberName") // a test's name carries its rule's ID
public interface GeneralRules extends Subject {
    /** How soon an interrupted call must have stopped everything (rule G2). */
    Duration STOPPED_WITHIN = Duration.ofSeconds(1);

    /** If this fails, check: the ways out of a scenario, by return and by exception: each must end and await what was started. */
    @Test
    default void G1_nothingIsLeftWhenACallReturnsOrThrows() throws Exception {
        Bench.hold(this, Rule.G1, bench -> {
            Map<Call<?>, String> ended = new LinkedHashMap<>();
            for (Sample sample : Sample.offered(bench)) {
                List<Map.Entry<String, Sample.Beginning>> endings = new ArrayList<>(new TreeMap<>(sample.endings()).entrySet());
                endings.add(Map.entry("it was done once more", sample::brief));
                for (var ending : endings) {
                    Leftovers before = bench.before();
                    Call<?> call = ending.getValue().on(bench);
                    bench.end(call);
                    String after = sample.scenario().command() + ", when " + ending.getKey();
                    bench.checkNothingLeft(before, after);
                    ended.put(call, after);
                }
            }
            Thread.sleep(Menus.LATE); // A forgotten timer tells of itself later.
            for (var call : ended.entrySet()) {
                Run<?> run = bench.end(call.getKey());
                bench.check(call.getKey().eventsAtEnd() == run.events().size(), "something goes on after " + call.getValue(), run);
            }
        });
    }

    /** If this fails, check: what does not hear an interrupt: a read, a join, a future's get; and who is interrupted in turn. */
    @Test
    default void G2_interruptingTheCallerStopsAllWork() throws Exception {
        Bench.hold(this, Rule.G2, bench -> {
            for (Sample sample : Sample.offered(bench)) {
                for (var midst : new TreeMap<>(sample.midst()).entrySet()) {
                    Leftovers before = bench.before();
                    Calls.checkStops(bench, before, midst.getValue().on(bench), "in " + midst.getKey());
                }
                Leftovers before = bench.before();
                bench.interruptBeforehand(true);
                Call<?> tooLate = sample.brief(bench);
                bench.interruptBeforehand(false);
                Calls.checkDoesNotBegin(bench, before, tooLate, "before " + sample.scenario().command() + " was called");
            }
        });
    }

    /** If this fails, check: where an exception ends: in a thread nobody asks, a future nobody reads, a wrapping nobody opens. */
    @Test
    default void G3_aFailureReachesTheCallerWithItsCause() throws Exception {
        Bench.hold(this, Rule.G3, bench -> {
            List<Sample.Failing> failures = Sample.offered(bench).stream().flatMap(sample -> sample.failures().stream()).toList();
            bench.applies(!failures.isEmpty(), "no scenario that it offers can fail");
            for (Sample.Failing failing : failures) {
                Run<?> run = bench.end(failing.beginning().on(bench));
                bench.check(failing.told().test(run), "when " + failing.what() + ", the caller got " + run.ending(), run);
            }
            for (Sample sample : Sample.offered(bench)) {
                for (Phase phase : List.of(FINISHED, STARTED)) {
                    for (int step = 1; step <= 2; step++) {
                        checkUnexpected(bench, sample, phase, step);
                    }
                }
            }
        });
    }

    /** Has a step throw what nobody expects: whichever step it is, the caller hears of it, and nothing is left. */
    private static void checkUnexpected(Bench bench, Sample sample, Phase phase, int step)
            throws IOException, InterruptedException {
        Leftovers before = bench.before();
        bench.failAt(phase, step);
        Call<?> call = sample.brief(bench);
        bench.failAt(phase, 0);
        String what = sample.scenario().command() + ", where step " + step + " to be " + phase + " throws what nobody expects";
        Run<?> run = call.end(bench.patience())
                .orElseThrow(() -> bench.failure(what + ": the call had not ended; its caller stands" + call.stack(), ""));
        bench.check(!call.failedAsTold() || !sample.needsAll(bench) || run.tells(Call.UNEXPECTED),
                "in " + what + ", the caller got " + run.ending(), run);
        bench.checkNothingLeft(before, what);
    }

    /** If this fails, check: sleeps, joins, gets, locks and disk or name look-ups on the loop. */
    @Test
    default void G4_anEventLoopIsNeverBlocked() throws Exception {
        Bench.hold(this, Rule.G4, bench -> {
            bench.applies(bench.capabilities().workers() == WorkerPromise.ONE_LOOP, "it has no event loop");
            for (Sample sample : Sample.offered(bench)) {
                bench.end(sample.brief(bench)); // A first run loads classes, which is the JVM's doing.
            }
            try (LoopWatch watch = LoopWatch.start()) {
                for (Sample sample : Sample.offered(bench)) {
                    for (Sample.Beginning beginning : new TreeMap<>(sample.endings()).values()) {
                        bench.end(beginning.on(bench));
                    }
                    checkNotBlocked(bench, watch);
                    for (Sample.Beginning beginning : new TreeMap<>(sample.midst()).values()) {
                        Call<?> interrupted = beginning.on(bench);
                        interrupted.interrupt();
                        bench.end(interrupted);
                    }
                    checkNotBlocked(bench, watch);
                }
                bench.check(watch.sawLoop(),
                        "no thread with 'eventloop' in its name was seen; an event loop's thread must say what it is");
            }
        });
    }

    private static void checkNotBlocked(Bench bench, LoopWatch watch) {
        watch.blocked().ifPresent(what -> {
            throw bench.failure(what, "");
        });
    }

    /** If this fails, check: loops that ask again and again instead of being told. */
    @Test
    default void G5_waitingBurnsNoCpu() throws Exception {
        Bench.hold(this, Rule.G5, bench -> {
            List<Sample> waiting = Sample.offered(bench).stream().filter(Sample::waits).toList();
            bench.applies(!waiting.isEmpty(), "in no scenario that it offers does anybody wait");
            for (Sample sample : waiting) {
                bench.end(sample.brief(bench));
                for (var midst : new TreeMap<>(sample.midst()).entrySet()) {
                    Call<?> call = midst.getValue().on(bench);
                    Duration allowed = Duration.ofMillis(120);
                    Duration burnt = Cpu.leastOver(Duration.ofMillis(400), 4, allowed);
                    call.interrupt();
                    Run<?> run = bench.end(call);
                    bench.check(burnt.compareTo(allowed) < 0, "in " + midst.getKey() + " everybody waited, and the CPU worked for "
                            + burnt.toMillis() + " ms", run);
                }
            }
        });
    }

    /** If this fails, check: the ways out of a step; and that what a killed worker had started is ended for it. */
    @Test
    default void G6_everyStartedStepEndsExactlyOnceAndNamesItsWorker() throws Exception {
        Bench.hold(this, Rule.G6, bench -> {
            for (Sample sample : Sample.offered(bench)) {
                for (Sample.Beginning beginning : new TreeMap<>(sample.endings()).values()) {
                    Run<?> run = bench.end(beginning.on(bench));
                    bench.check(!run.all(STARTED).isEmpty(), "no step was recorded", run);
                }
                for (Sample.Beginning beginning : new TreeMap<>(sample.midst()).values()) {
                    Call<?> call = beginning.on(bench);
                    call.interrupt();
                    Run<?> run = bench.end(call);
                    bench.check(run.all(FAILED).isEmpty(), "a step of an interrupted call ended as failed", run);
                }
            }
        });
    }

    /** If this fails, check: what a call leaves in the model's fields: pools that are closed, flags that are set, lists that grow. */
    @Test
    default void G7_aSecondRunBehavesLikeTheFirst() throws Exception {
        Bench.hold(this, Rule.G7, bench -> {
            for (Sample sample : Sample.offered(bench)) {
                Run<?> first = bench.end(sample.brief(bench));
                for (Sample.Failing failing : sample.failures()) {
                    bench.end(failing.beginning().on(bench));
                }
                checkAlike(bench, sample, first, bench.end(sample.brief(bench)), "after failed runs");
                Call<?> interrupted = sample.endless(bench);
                interrupted.interrupt();
                bench.end(interrupted);
                checkAlike(bench, sample, first, bench.end(sample.brief(bench)), "after an interrupted run");
            }
        });
    }

    private static void checkAlike(Bench bench, Sample sample, Run<?> first, Run<?> other, String when) {
        bench.check(sample.outcome(other).equals(sample.outcome(first)), sample.scenario().command() + " first came to "
                + sample.outcome(first) + ", and " + when + " to " + sample.outcome(other), other);
    }

    /** If this fails, check: that close ends and awaits each pool, loop and process that the model opened. */
    @Test
    default void G8_afterCloseNothingRemains() throws Exception {
        Bench.hold(this, Rule.G8, bench -> {
            Leftovers before = Leftovers.before(_ -> false, false);
            try (Bench inner = bench.another()) {
                for (Sample sample : Sample.offered(inner)) {
                    inner.end(sample.brief(inner));
                    for (Sample.Failing failing : sample.failures()) {
                        inner.end(failing.beginning().on(inner));
                    }
                }
            }
            bench.checkNothingLeft(before, "close()");
        });
    }

    /** If this fails, check: fields of the model that a call writes; and pools that calls share until one starves another. */
    @Test
    default void G9_concurrentCallsDoNotDisturbEachOther() throws Exception {
        Bench.hold(this, Rule.G9, bench -> {
            Map<Sample, Run<?>> alone = new LinkedHashMap<>();
            for (Sample sample : Sample.offered(bench)) {
                alone.put(sample, bench.end(sample.brief(bench)));
            }
            for (var known : alone.entrySet()) {
                Sample sample = known.getKey();
                Call<?> neighbour = sample.endless(bench);
                List<Call<?>> calls = new ArrayList<>(List.of(sample.brief(bench)));
                List<Call<?>> ending = new ArrayList<>();
                for (Sample.Failing failing : sample.failures()) {
                    ending.add(failing.beginning().on(bench));
                }
                neighbour.interrupt();
                calls.add(sample.brief(bench));
                for (Call<?> call : calls) {
                    checkAlike(bench, sample, known.getValue(), bench.end(call), "beside others, of which one was interrupted,");
                }
                for (Call<?> call : ending) {
                    bench.end(call);
                }
                Run<?> interrupted = bench.end(neighbour);
                bench.check(interrupted.thrown().orElse(null) instanceof InterruptedException,
                        "the interrupted call came to " + interrupted.ending(), interrupted);
            }
            Map<Map.Entry<Sample, Run<?>>, Call<?>> together = new LinkedHashMap<>();
            for (var known : alone.entrySet()) {
                together.put(known, known.getKey().brief(bench));
            }
            for (var call : together.entrySet()) {
                var known = call.getKey();
                checkAlike(bench, known.getKey(), known.getValue(), bench.end(call.getValue()), "beside other scenarios");
            }
            if (bench.offers(Scenario.KITCHEN)) {
                checkKitchensApart(bench);
            }
        });
    }

    /** If this fails, check: how a step is said to have ended, and what a scenario's plan and result mean. */
    @Test
    default void G10_everyModelDoesTheSameWork() throws Exception {
        Bench.hold(this, Rule.G10, bench -> {
            for (Sample sample : Sample.offered(bench)) {
                Run<?> run = bench.end(sample.brief(bench));
                bench.check(sample.outcome(run).equals(sample.expected()), sample.scenario().command() + " came to "
                        + sample.outcome(run) + ", and in every other model to " + sample.expected(), run);
            }
        });
    }

    private static void checkKitchensApart(Bench bench) throws InterruptedException {
        List<Call<Menu>> calls = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            Menu menu = Menus.kitchen(number);
            calls.add(bench.serving(number == 1 ? menu.burning(Menus.side(2)) : menu));
        }
        for (int number = 0; number < 4; number++) {
            Run<Menu> run = bench.end(calls.get(number));
            String kitchen = "kitchen " + number;
            bench.check(run.events().stream().allMatch(event -> event.actor().group().equals(kitchen)),
                    "the journal of " + kitchen + " has others' events", run);
            if (number == 1) {
                bench.check(run.thrown().orElse(null) instanceof BurntDishException,
                        "the burning call's caller got " + run.thrown(), run);
            } else {
                bench.check(run.thrown().isEmpty() && run.all(FINISHED).size() == 5,
                        "the call of " + kitchen + " was disturbed: " + run.thrown(), run);
            }
        }
    }
}
