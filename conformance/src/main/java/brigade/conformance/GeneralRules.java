package brigade.conformance;

import static brigade.common.journal.Phase.FINISHED;
import static brigade.common.journal.Phase.STARTED;
import static brigade.common.kitchen.KitchenSpec.MAIN_COURSE;
import static brigade.common.kitchen.KitchenSpec.SALAD;

import brigade.common.download.DownloadPlan;
import brigade.common.download.FileResult;
import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import brigade.common.kitchen.BurntDishException;
import brigade.common.kitchen.Menu;
import brigade.common.model.WorkerPromise;
import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import brigade.common.rule.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of all scenarios, G1 to G9. */
@Timeout(240)
@SuppressWarnings("MemberName") // a test's name carries its rule's ID
public interface GeneralRules extends Subject {
    /** How soon an interrupted call must have stopped everything (rule G2). */
    Duration STOPPED_WITHIN = Duration.ofSeconds(1);

    /** If this fails, check: the ways out of a scenario, by return and by exception: each must end and await what was started. */
    @Test
    default void G1_nothingIsLeftWhenACallReturnsOrThrows() throws Exception {
        Bench.hold(this, Rule.G1, bench -> {
            List<OriginFile> files = IntStream.range(0, 3).mapToObj(number -> OriginFile.plain("file-" + number, 20_000)).toList();
            for (int round = 1; round <= 2; round++) {
                Leftovers before = bench.before();
                bench.serve(Menus.quick(2));
                bench.checkNothingLeft(before, "dinner " + round);
                Call<Menu> burning = bench.serving(Menus.lateButOne().burning(Menus.QUICK));
                Run<Menu> burnt = bench.end(burning);
                bench.checkNothingLeft(before, "the burnt dinner " + round);
                Thread.sleep(Menus.LATE);
                bench.check(burning.eventsNow() == burnt.events().size(), "something goes on after the burnt dinner " + round,
                        burnt);
                try (Origin origin = Origin.start(files)) {
                    DownloadPlan plan = Disk.plan(bench, origin, files.stream().map(OriginFile::name).toList(), 3);
                    bench.download(plan);
                    bench.checkNothingLeft(before, "the downloads " + round);
                }
                Calls.clear(bench.directory());
            }
            for (Sample sample : Sample.offered(bench)) {
                for (var ending : new TreeMap<>(sample.endings()).entrySet()) {
                    Leftovers before = bench.before();
                    Call<?> call = ending.getValue().on(bench);
                    Run<?> run = bench.end(call);
                    String after = sample.scenario().command() + ", when " + ending.getKey();
                    bench.checkNothingLeft(before, after);
                    bench.check(call.eventsNow() == run.events().size(), "something goes on after " + after, run);
                }
            }
        });
    }

    /** If this fails, check: what does not hear an interrupt: a read, a join, a future's get; and who is interrupted in turn. */
    @Test
    default void G2_interruptingTheCallerStopsAllWork() throws Exception {
        Bench.hold(this, Rule.G2, bench -> {
            Leftovers before = bench.before();
            boolean alone = bench.capabilities().overlap() == 1;
            Calls.checkStops(bench, before, bench.serving(Menus.endless(300)), 1, event -> event.is(MAIN_COURSE, STARTED),
                    "in the main course");
            Predicate<Event> working = alone ? event -> event.is(Menus.side(1), STARTED)
                    : event -> (event.step().startsWith("side-") && event.phase() == STARTED) || event.is(SALAD, FINISHED);
            Calls.checkStops(bench, before, bench.serving(Menus.endless(0.01)), alone ? 1 : 3, working, "at the join");
            List<Menu> menus = List.of(Menus.endlessKitchen(1), Menus.endlessKitchen(2));
            Calls.checkStops(bench, before, bench.servingAll(menus), alone ? 1 : 2,
                    event -> event.step().equals(MAIN_COURSE) && event.phase() == FINISHED,
                    "in two kitchens");
            try (Held held = Held.halfway(bench, 4)) {
                Call<List<FileResult>> call = bench.downloading(held.plan(2));
                held.awaitInFlight(1, patience());
                Calls.checkStops(bench, before, call, 0, _ -> true, "in the downloads");
            }
            try (Held held = Held.of(bench, 2)) {
                Call<List<FileResult>> call = bench.downloading(held.plan(2));
                held.awaitInFlight(1, patience());
                Calls.checkStops(bench, before, call, 0, _ -> true, "in downloads that nobody answers");
            }
            for (Sample sample : Sample.offered(bench)) {
                Leftovers beforeSample = bench.before();
                Calls.checkStops(bench, beforeSample, sample.endless(bench), 0, _ -> true, "in " + sample.scenario().command());
            }
        });
    }

    /** If this fails, check: where an exception ends: in a thread nobody asks, a future nobody reads, a wrapping nobody opens. */
    @Test
    default void G3_aFailureReachesTheCallerWithItsCause() throws Exception {
        Bench.hold(this, Rule.G3, bench -> {
            for (String dish : List.of(MAIN_COURSE, Menus.side(1), SALAD)) {
                Run<Menu> dinner = bench.serve(Menus.quick(2).burning(dish));
                bench.check(dinner.thrown().orElse(null) instanceof BurntDishException burnt && burnt.dish().equals(dish),
                        "when the dish '" + dish + "' burnt, the caller got " + dinner.thrown(), dinner);
            }
            Run<List<FileResult>> run = bench
                    .download(DownloadPlan.of(List.of("http://127.0.0.1:" + Disk.deafPort() + "/x"), bench.directory(), 1));
            bench.check(run.result().orElse(List.of()).stream().anyMatch(result -> result instanceof FileResult.Failed failed
                    && failed.reason().equals("cannot connect")),
                    "nobody listened, and the result is " + run.ending(), run);
        });
    }

    /** If this fails, check: sleeps, joins, gets, locks and disk or name look-ups on the loop. */
    @Test
    default void G4_anEventLoopIsNeverBlocked() throws Exception {
        Bench.hold(this, Rule.G4, bench -> {
            bench.applies(bench.capabilities().workers() == WorkerPromise.ONE_LOOP, "it has no event loop");
            List<OriginFile> files = IntStream.range(0, 8).mapToObj(number -> OriginFile.plain("file-" + number, 1_000_000))
                    .toList();
            bench.serve(Menus.quick(4));
            try (Origin origin = Origin.start(files)) { // A first run loads classes, which is the JVM's doing.
                bench.download(Disk.plan(bench, origin, List.of("file-0", "file-1"), 2));
                Calls.clear(bench.directory());
            }
            try (Origin origin = Origin.start(files); LoopWatch watch = LoopWatch.start()) {
                for (int round = 0; round < 2; round++) {
                    bench.serve(Menus.quick(8));
                    bench.serveAll(List.of(Menus.kitchen(1), Menus.kitchen(2)));
                    Run<List<FileResult>> run = bench
                            .download(Disk.plan(bench, origin, files.stream().map(OriginFile::name).toList(), 4));
                    bench.check(Disk.saved(run) == files.size(), "not every file was saved: " + run.result(), run);
                    Calls.clear(bench.directory());
                }
                try (FaultyServer server = FaultyServer.start().on("again", FaultyServer.status("503 Service Unavailable"),
                        FaultyServer.whole(new byte[1000], ""))) {
                    Run<List<FileResult>> run = bench.download(Plans.of(bench, server, Plans.hasty(), "again"));
                    bench.check(Disk.saved(run) == 1, "the second attempt failed: " + run.result(), run);
                }
                for (Sample sample : Sample.offered(bench)) {
                    for (Sample.Beginning beginning : new TreeMap<>(sample.endings()).values()) {
                        bench.end(beginning.on(bench));
                    }
                    Call<?> interrupted = sample.endless(bench);
                    interrupted.interrupt();
                    bench.end(interrupted);
                }
                watch.blocked().ifPresent(what -> {
                    throw bench.failure(what, "");
                });
                bench.check(watch.sawLoop(),
                        "no thread with 'eventloop' in its name was seen; an event loop's thread must say what it is");
            }
        });
    }

    /** If this fails, check: loops that ask again and again instead of being told. */
    @Test
    default void G5_waitingBurnsNoCpu() throws Exception {
        Bench.hold(this, Rule.G5, bench -> {
            int sides = Math.min(4, bench.capabilities().overlap());
            bench.serve(Menus.quick(sides));
            Call<Menu> call = bench.serving(Menus.withSides(Duration.ofSeconds(60), sides));
            bench.check(call.await(sides, event -> event.step().startsWith("side-") && event.phase() == STARTED, patience()),
                    "the sides were not started");
            bench.check(sides == 1 || call.await(SALAD, FINISHED, patience()), "the salad was not finished");
            checkIdle(bench, call, "the kitchen");
            for (Sample sample : Sample.offered(bench)) {
                if (sample.waits()) {
                    checkIdle(bench, sample.endless(bench), sample.scenario().command());
                }
            }
        });
    }

    private static void checkIdle(Bench bench, Call<?> call, String where) throws InterruptedException {
        Duration allowed = Duration.ofMillis(120);
        Duration burnt = Cpu.leastOver(Duration.ofMillis(400), 4, allowed);
        call.interrupt();
        Run<?> run = bench.end(call);
        bench.check(burnt.compareTo(allowed) < 0,
                "in " + where + " everybody waited, and the CPU worked for " + burnt.toMillis() + " ms", run);
    }

    /** If this fails, check: the ways out of a step; and that what a killed worker had started is ended for it. */
    @Test
    default void G6_everyStartedStepEndsExactlyOnceAndNamesItsWorker() throws Exception {
        Bench.hold(this, Rule.G6, bench -> {
            bench.check(bench.serve(Menus.quick(3)).all(STARTED).size() == 6, "not every step was recorded");
            bench.serve(Menus.quick(2).burning(Menus.side(2)));
            Calls.interrupted(bench, bench.serving(Menus.endless(0.01)), Menus.side(1));
            try (Origin origin = Origin.start(List.of(OriginFile.plain("good", 1000)))) {
                Run<List<FileResult>> run = bench.download(Disk.plan(bench, origin, List.of("good", "missing"), 2));
                bench.check(run.all(STARTED).size() == 2, "not every download was recorded", run);
            }
            try (Held held = Held.halfway(bench, 2)) {
                Call<List<FileResult>> call = bench.downloading(held.plan(1));
                held.awaitInFlight(1, patience());
                call.interrupt();
                Run<List<FileResult>> run = bench.end(call);
                bench.check(run.all(STARTED).size() == run.all(Phase.CANCELLED).size(),
                        "a cancelled download did not end as cancelled", run);
            }
        });
    }

    /** If this fails, check: what a call leaves in the model's fields: pools that are closed, flags that are set, lists that grow. */
    @Test
    default void G7_aSecondRunBehavesLikeTheFirst() throws Exception {
        Bench.hold(this, Rule.G7, bench -> {
            List<OriginFile> files = List.of(OriginFile.plain("a", 1000), OriginFile.plain("b", 2000));
            try (Origin origin = Origin.start(files)) {
                List<Map<String, Long>> dinners = new ArrayList<>();
                List<Map<String, Long>> downloads = new ArrayList<>();
                for (int round = 0; round < 3; round++) {
                    Run<Menu> dinner = bench.serve(Menus.quick(2));
                    bench.check(dinner.thrown().isEmpty(), "dinner " + (round + 1) + " threw " + dinner.thrown(), dinner);
                    dinners.add(dinner.shape());
                    Run<List<FileResult>> fetched = bench.download(Disk.plan(bench, origin, List.of("a", "b"), 2));
                    bench.check(Disk.saved(fetched) == 2, "download " + (round + 1) + ": " + fetched.ending(),
                            fetched);
                    downloads.add(fetched.shape());
                    Calls.clear(bench.directory());
                    if (round == 0) {
                        bench.serve(Menus.quick(2).burning(Menus.side(1)));
                    } else if (round == 1) {
                        Calls.interrupted(bench, bench.serving(Menus.endless(0.01)), Menus.side(1));
                    }
                }
                bench.check(dinners.stream().distinct().count() == 1, "the dinners differ: " + dinners);
                bench.check(downloads.stream().distinct().count() == 1, "the downloads differ: " + downloads);
            }
            for (Sample sample : Sample.offered(bench)) {
                Run<?> first = bench.end(sample.brief(bench));
                Call<?> interrupted = sample.endless(bench);
                interrupted.interrupt();
                bench.end(interrupted);
                Run<?> second = bench.end(sample.brief(bench));
                bench.check(second.result().equals(first.result()), sample.scenario().command() + " first came to "
                        + first.ending() + ", then to " + second.ending(), second);
            }
        });
    }

    /** If this fails, check: that close ends and awaits each pool, loop and process that the model opened. */
    @Test
    default void G8_afterCloseNothingRemains() throws Exception {
        Bench.hold(this, Rule.G8, bench -> {
            Leftovers before = Leftovers.before(_ -> false, false);
            try (Origin origin = Origin.start(List.of(OriginFile.plain("file", 1000))); Bench inner = bench.another()) {
                inner.serve(Menus.quick(3));
                inner.download(Disk.plan(inner, origin, List.of("file"), 2));
                inner.serve(Menus.quick(2).burning(Menus.side(1)));
                for (Sample sample : Sample.offered(inner)) {
                    inner.end(sample.brief(inner));
                }
            }
            bench.checkNothingLeft(before, "close()");
        });
    }

    /** If this fails, check: fields of the model that a call writes; and pools that calls share until one starves another. */
    @Test
    default void G9_concurrentCallsDoNotDisturbEachOther() throws Exception {
        Bench.hold(this, Rule.G9, bench -> {
            List<Call<Menu>> calls = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                Menu menu = Menus.kitchen(number);
                calls.add(bench.serving(number == 1 ? menu.burning(Menus.side(2)) : menu));
            }
            List<Call<?>> others = new ArrayList<>();
            for (Sample sample : Sample.offered(bench)) {
                others.add(sample.brief(bench));
            }
            try (Held held = Held.of(bench, 2)) {
                Call<List<FileResult>> downloads = bench.downloading(held.plan(2));
                held.openAll();
                Run<List<FileResult>> fetched = bench.end(downloads);
                bench.check(Disk.saved(fetched) == 2, "the downloads meanwhile: " + fetched.ending(), fetched);
            }
            for (Call<?> other : others) {
                Run<?> run = bench.end(other);
                bench.check(run.thrown().isEmpty(), "a call of another scenario was disturbed: " + run.thrown(), run);
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
        });
    }
}
