package brigade.conformance;

import static brigade.common.journal.Phase.CANCELLED;
import static brigade.common.journal.Phase.FINISHED;
import static brigade.common.journal.Phase.STARTED;
import static brigade.conformance.TicketsSample.calling;
import static brigade.conformance.TicketsSample.plan;

import brigade.common.journal.Event;
import brigade.common.rule.Rule;
import brigade.common.tickets.Cook;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.Fate;
import brigade.common.tickets.TicketsPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of many who wait for one signal, T1 to T6. */
@Timeout(180)
@SuppressWarnings("MemberName") // a test's name carries its rule's ID
public interface TicketsRules extends Subject {
    /** As long as a test can afford. */
    Duration BRIEF = Duration.ofMillis(100);

    /** The number of the cook who gives up. */
    int HASTY = 2;

    /** If this fails, check: that a cook looks whether the oven is hot, and in a loop, for a wait may end without a signal. */
    @Test
    default void T1_nobodyRoastsBeforeTheSignal() throws Exception {
        Bench.hold(this, Rule.T1, bench -> {
            Run<List<CookResult>> run = bench.end(calling(bench, plan(BRIEF.multipliedBy(3), BRIEF, 3, 1)));
            bench.check(run.inOrder("heat-up", FINISHED, "roasting", STARTED), "somebody roasted before the oven was hot", run);
            checkFates(bench, run, Fate.WENT, Fate.WENT, Fate.WENT, Fate.WENT);
            bench.checkTimed(run, "roasting", FINISHED, BRIEF);
        });
    }

    /** If this fails, check: that the signal releases all and not one; and what they have to share after it. */
    @Test
    default void T2_oneSignalReleasesAllWhoWait() throws Exception {
        Bench.hold(this, Rule.T2, bench -> {
            int count = Math.min(5, bench.capabilities().overlap());
            Call<List<CookResult>> call = calling(bench,
                    plan(bench.capabilities().allowance(), TicketsSample.ENDLESS, count, 0));
            boolean allGo = call.await(count, event -> event.is("roasting", STARTED), patience());
            call.interrupt();
            Run<List<CookResult>> run = bench.end(call);
            bench.check(allGo, "the signal was given, and of " + count + " cooks who wait not all roast at the same time", run);
        });
    }

    /** If this fails, check: that the signal is a state that stays, and not a moment that a late comer has missed. */
    @Test
    default void T3_whoComesAfterTheSignalDoesNotWaitForAnother() throws Exception {
        Bench.hold(this, Rule.T3, bench -> {
            for (int punctual : List.of(0, 2)) {
                Run<List<CookResult>> run = bench.end(calling(bench, plan(BRIEF, BRIEF, punctual, 2)));
                bench.check(run.result().orElse(List.of()).size() == punctual + 2
                        && run.result().orElse(List.of()).stream().allMatch(result -> result.fate() == Fate.WENT),
                        "with " + punctual + " punctual cooks and 2 late ones the result is " + run.ending(), run);
                bench.check(run.events().stream().filter(event -> event.is("waiting", STARTED)).skip(punctual)
                        .allMatch(event -> run.events().indexOf(event) > run.place("heat-up", FINISHED)),
                        "a late cook came before the signal", run);
            }
        });
    }

    /** If this fails, check: what a timeout completes or wakes: the waiting of its own cook, and nothing that others share. */
    @Test
    default void T4_whoRunsOutOfPatienceCostsNobodyElseAnything() throws Exception {
        Bench.hold(this, Rule.T4, bench -> {
            Leftovers before = bench.before();
            Duration heatUp = bench.capabilities().allowance().plus(BRIEF);
            Call<List<CookResult>> call = calling(bench, withOneHastyCook(heatUp));
            Run<List<CookResult>> run = bench.end(call);
            while (cameTooLate(run) && heatUp.compareTo(patience()) < 0) { // A machine this busy must be given more time.
                heatUp = heatUp.multipliedBy(2);
                call = calling(bench, withOneHastyCook(heatUp));
                run = bench.end(call);
            }
            checkFates(bench, run, Fate.WENT, Fate.GAVE_UP, Fate.WENT);
            bench.checkTimed(run, "waiting", CANCELLED, BRIEF);
            bench.check(run.inOrder("heat-up", FINISHED, "roasting", STARTED), "somebody roasted before the oven was hot", run);
            bench.check(run.inOrder("waiting", CANCELLED, "heat-up", FINISHED), "nobody gave up before the oven was hot", run);
            bench.check(run.all(STARTED).stream().noneMatch(event -> event.is("roasting", STARTED) && isHasty(event)),
                    "who had given up roasted", run);
            bench.checkNothingLeft(before, "a cook gave up");
            bench.check(call.eventsNow() == run.events().size(), "something goes on after the call", run);
        });
    }

    private static TicketsPlan withOneHastyCook(Duration heatUp) {
        TicketsPlan all = plan(heatUp, BRIEF, 3, 0);
        List<Cook> cooks = List.of(all.punctual().get(0), new Cook(HASTY, BRIEF, BRIEF), all.punctual().get(2));
        return new TicketsPlan(all.oven(), cooks, List.of());
    }

    private static boolean cameTooLate(Run<?> run) {
        return run.events().stream().filter(event -> event.is("waiting", STARTED) && isHasty(event))
                .anyMatch(event -> event.at().plus(BRIEF.multipliedBy(2)).compareTo(run.event("heat-up", FINISHED).at()) > 0);
    }

    private static boolean isHasty(Event event) {
        return event.actor().name().equals("Cook " + HASTY);
    }

    /** If this fails, check: what does not hear an interrupt or a cancellation: a latch, a lock, a socket; and who is told. */
    @Test
    default void T5_anInterruptedCallLeavesNobodyWaiting() throws Exception {
        Bench.hold(this, Rule.T5, bench -> {
            int atOnce = Math.min(3, bench.capabilities().overlap());
            Leftovers before = bench.before();
            Calls.checkStops(bench, before, calling(bench, plan(TicketsSample.ENDLESS, BRIEF, 3, 2)), 3,
                    event -> event.is("waiting", STARTED), "while all waited");
            Calls.checkStops(bench, before, calling(bench, plan(BRIEF, TicketsSample.ENDLESS, 2, 1)), atOnce,
                    event -> event.is("roasting", STARTED), "while all roasted");
        });
    }

    /** If this fails, check: what releases a cook a second time; and that results are put in order, not taken as they come. */
    @Test
    default void T6_eachCookGoesOnceAtMostAndTheResultsComeInOrder() throws Exception {
        Bench.hold(this, Rule.T6, bench -> {
            TicketsPlan all = plan(BRIEF, BRIEF, 4, 1);
            Cook slow = new Cook(1, Cook.PATIENT, BRIEF.multipliedBy(3));
            TicketsPlan plan = new TicketsPlan(all.oven(), List.of(slow, all.punctual().get(1), all.punctual().get(2),
                    all.punctual().get(3)), all.late());
            Run<List<CookResult>> run = bench.end(calling(bench, plan));
            checkFates(bench, run, Fate.WENT, Fate.WENT, Fate.WENT, Fate.WENT, Fate.WENT);
            for (Cook cook : plan.cooks()) {
                long roasts = run.all(FINISHED).stream()
                        .filter(event -> event.is("roasting", FINISHED) && event.actor().equals(cook.roasting().actor())).count();
                bench.check(roasts == 1, cook.roasting().actor() + " went " + roasts + " times", run);
            }
        });
    }

    private static void checkFates(Bench bench, Run<List<CookResult>> run, Fate... fates) {
        List<CookResult> expected = IntStream.range(0, fates.length).mapToObj(index -> new CookResult(index + 1, fates[index]))
                .toList();
        bench.check(run.result().equals(Optional.of(expected)),
                "the result is " + run.ending() + ", and should be " + expected, run);
    }
}
