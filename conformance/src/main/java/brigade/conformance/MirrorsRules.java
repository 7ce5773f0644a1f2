package brigade.conformance;

import brigade.common.journal.Phase;
import brigade.common.mirrors.Contender;
import brigade.common.mirrors.Group;
import brigade.common.mirrors.MirrorsFailedException;
import brigade.common.mirrors.MirrorsPlan;
import brigade.common.mirrors.Outcome;
import brigade.common.origin.Gate;
import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import brigade.common.rule.Rule;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The mirrors' rules, M1 to M7. */
@Timeout(180)
@SuppressWarnings("MemberName") // a test's name carries its rule's ID
public interface MirrorsRules extends Subject {
    /** What no test reaches. */
    Duration NEVER = Duration.ofMinutes(10);

    /** How long a mirror may take that does not answer, and how long to wait before the next one. */
    Duration SOON = Duration.ofMillis(400);

    private static MirrorsPlan plan(Duration timeout, Duration hedgeAfter, String... urls) {
        return MirrorsPlan.of(List.of(), List.of(urls), timeout, hedgeAfter);
    }

    private static Call<Outcome.Won> racing(Bench bench, MirrorsPlan plan) {
        return bench.calling((model, journal) -> model.mirrors(plan, journal));
    }

    private static void checkWon(Bench bench, Run<Outcome.Won> run, String url, OriginFile file) {
        bench.check(run.result().isPresent(), "nobody won; the caller got " + run.thrown(), run);
        byte[] expected = new byte[(int) file.size()];
        file.content().copy(0, expected, expected.length);
        bench.check(run.result().get().mirror().equals(url), run.result().get().mirror() + " won, and not " + url, run);
        bench.check(Arrays.equals(run.result().get().body(), expected), "the body is not what the origin sent", run);
    }

    private static List<String> reasons(Run<?> run) {
        return run.thrown().orElse(null) instanceof MirrorsFailedException failed
                ? failed.dropouts().stream().map(dropout -> dropout.number() + " " + dropout.reason()).toList() : List.of();
    }

    /** If this fails, check: who is taken for the first: the first started, the first ended, or the first good one. */
    @Test
    default void M1_theFirstGoodAnswerWins() throws Exception {
        Bench.hold(this, Rule.M1, bench -> {
            try (Held held = Held.of(bench, 3)) {
                Call<Outcome.Won> call = racing(bench, plan(NEVER, Duration.ZERO,
                        IntStream.range(0, 3).mapToObj(index -> held.origin().url(Held.name(index))).toArray(String[]::new)));
                held.awaitAllReached(patience());
                held.gate(1).open();
                Run<Outcome.Won> run = bench.end(call);
                checkWon(bench, run, held.origin().url(Held.name(1)), held.file(1));
            }
        });
    }

    /** If this fails, check: that a race calls off and awaits everybody on its way out, and that this reaches the sockets. */
    @Test
    default void M2_theOthersAreCalledOffBeforeTheCallReturns() throws Exception {
        Bench.hold(this, Rule.M2, bench -> {
            boolean alone = bench.capabilities().overlap() == 1;
            OriginFile file = OriginFile.plain("good", 5000);
            try (Origin origin = Origin.start(List.of()); BadServer silent = BadServer.that(BadServer.Manner.SILENT)) {
                Gate gate = origin.serveGated(file, 0);
                Leftovers before = bench.before();
                bench.watch(silent.port());
                Call<Outcome.Won> call = racing(bench,
                        plan(NEVER, Duration.ZERO, origin.url("good"), silent.url("x"), silent.url("y")));
                bench.check(alone || silent.awaitRequests(2, patience()), "the others were not asked");
                gate.open();
                Run<Outcome.Won> run = bench.end(call);
                checkWon(bench, run, origin.url("good"), file);
                int asked = silent.requests().size();
                bench.check(silent.awaitClosed(asked, GeneralRules.STOPPED_WITHIN),
                        silent.closed() + " of " + asked + " connections are closed after the call", run);
                bench.check(call.eventsNow() == run.events().size(), "something goes on after the call", run);
                bench.checkNothingLeft(before, "a race");
            }
        });
    }

    /** If this fails, check: what counts as an answer, and where a failure is caught. */
    @Test
    default void M3_aMirrorThatFailsDropsOut() throws Exception {
        Bench.hold(this, Rule.M3, bench -> {
            OriginFile file = OriginFile.plain("good", 100_000);
            try (Origin origin = Origin.start(List.of());
                    BadServer closing = BadServer.that(BadServer.Manner.CLOSES);
                    BadServer nonsense = BadServer.that(BadServer.Manner.TALKS_NONSENSE)) {
                Gate gate = origin.serveGated(file, 0);
                origin.serveStatus("missing", 404);
                origin.serveRedirect("moved", 302, "/good");
                origin.serveCutOff(OriginFile.plain("cut", 100_000), 40_000);
                Call<Outcome.Won> call = racing(bench,
                        plan(NEVER, Duration.ZERO, origin.url("missing"), closing.url("x"), origin.url("moved"),
                                "http://127.0.0.1:" + bench.deafPort() + "/refused", origin.url("cut"), nonsense.url("x"),
                                origin.url("good")));
                bench.check(call.await(6, event -> event.phase() == Phase.FAILED, patience()),
                        "not all bad mirrors dropped out; the caller stands" + call.stack());
                gate.open();
                checkWon(bench, bench.end(call), origin.url("good"), file);
            }
        });
    }

    /** If this fails, check: that every failure is kept, and not the first or the last alone. */
    @Test
    default void M4_whenAllHaveFailedTheErrorNamesEveryCause() throws Exception {
        Bench.hold(this, Rule.M4, bench -> {
            try (Origin origin = Origin.start(List.of(new OriginFile("large", 9 << 20, Duration.ZERO, OriginFile.UNLIMITED)));
                    BadServer closing = BadServer.that(BadServer.Manner.CLOSES)) {
                origin.serveStatus("gone", 410);
                Run<Outcome.Won> run = bench.end(racing(bench, plan(NEVER, Duration.ZERO, closing.url("x"), origin.url("large"),
                        "http://127.0.0.1:" + bench.deafPort() + "/refused", origin.url("gone"))));
                List<String> reasons = reasons(run);
                bench.check(reasons.equals(List.of("1 connection closed", "2 more than 8 MiB", "3 cannot connect", "4 410 Gone")),
                        "the reasons are " + reasons + ", and the caller got " + run.thrown(), run);
            }
        });
    }

    /** If this fails, check: whether the deadline covers the body, too; many clients' timeouts end with the headers. */
    @Test
    default void M5_aMirrorThatIsNotThroughInTimeDropsOut() throws Exception {
        Bench.hold(this, Rule.M5, bench -> {
            try (BadServer silent = BadServer.that(BadServer.Manner.SILENT); Held held = Held.halfway(bench, 1)) {
                Run<Outcome.Won> run = bench
                        .end(racing(bench, plan(SOON, Duration.ZERO, silent.url("x"), held.origin().url(Held.name(0)))));
                bench.check(reasons(run).equals(List.of("1 timed out", "2 timed out")), "the reasons are " + reasons(run)
                        + ", and the caller got " + run.thrown(), run);
                bench.check(silent.awaitClosed(silent.requests().size(), GeneralRules.STOPPED_WITHIN)
                        && held.origin().saw().awaitInFlight(0, GeneralRules.STOPPED_WITHIN), "a connection is still open", run);
            }
        });
    }

    /** If this fails, check: when the timer begins anew, and that a failure does not wait for it. */
    @Test
    default void M6_theNextOneStartsWhenAllAreSilentForSoLong() throws Exception {
        Bench.hold(this, Rule.M6, bench -> {
            OriginFile file = OriginFile.plain("good", 5000);
            try (Origin origin = Origin.start(List.of(file)); BadServer silent = BadServer.that(BadServer.Manner.SILENT)) {
                Gate gate = origin.serveGated(OriginFile.plain("held", 10), 0);
                Call<Outcome.Won> early = racing(bench, plan(NEVER, NEVER, origin.url("held"), silent.url("x")));
                gate.awaitReached(patience());
                bench.check(!silent.awaitRequests(1, Duration.ofMillis(200)), "the next one was asked before its time");
                gate.open();
                Run<Outcome.Won> first = bench.end(early);
                bench.check(first.result().isPresent() && silent.requests().isEmpty(), "the first answered, and the caller got "
                        + first.thrown() + ", the other was asked " + silent.requests().size() + " times", first);
                bench.check(first.events().stream().filter(event -> event.phase() == Phase.STARTED).count() == 1,
                        "the first won, and another one started", first);
                Run<Outcome.Won> failing = bench
                        .end(racing(bench, plan(NEVER, NEVER, origin.url("missing"), origin.url("good"))));
                checkWon(bench, failing, origin.url("good"), file);
                Run<Outcome.Won> hedged = bench.end(racing(bench, plan(NEVER, SOON, silent.url("x"), origin.url("good"))));
                checkWon(bench, hedged, origin.url("good"), file);
                checkFour(bench, origin, silent, file);
                bench.check(hedged.took().compareTo(SOON) >= 0, "the next one started after " + hedged.took().toMillis()
                        + " ms, and should have waited for " + SOON.toMillis(), hedged);
            }
        });
    }

    /** Of four, the second answers with a failure at once: the third starts then, and the fourth a whole silence later. */
    private static void checkFour(Bench bench, Origin origin, BadServer silent, OriginFile file) throws InterruptedException {
        int before = silent.requests().size();
        Run<Outcome.Won> run = bench.end(racing(bench,
                plan(NEVER, SOON, silent.url("first"), origin.url("missing"), silent.url("third"), origin.url("good"))));
        checkWon(bench, run, origin.url("good"), file);
        Duration most = SOON.multipliedBy(2).plus(bench.capabilities().allowance());
        bench.check(run.took().compareTo(SOON.multipliedBy(2)) >= 0 && run.took().compareTo(most) <= 0,
                "the fourth mirror won after " + run.took().toMillis() + " ms, and should have after two silences of "
                        + SOON.toMillis(),
                run);
        bench.check(silent.requests().size() - before == 2, "of four mirrors, two silent ones were asked "
                + (silent.requests().size() - before) + " times", run);
    }

    /** If this fails, check: how the outcome of an inner race reaches the outer one, and that both are called off. */
    @Test
    default void M7_groupsNest() throws Exception {
        Bench.hold(this, Rule.M7, bench -> {
            OriginFile file = OriginFile.plain("good", 5000);
            try (Origin origin = Origin.start(List.of(file)); BadServer silent = BadServer.that(BadServer.Manner.SILENT)) {
                Run<Outcome.Won> won = bench.end(racing(bench, MirrorsPlan.of(
                        List.of(List.of(origin.url("missing"), origin.url("good"))), List.of(silent.url("x")), NEVER,
                        Duration.ZERO)));
                checkWon(bench, won, origin.url("good"), file);
                bench.check(silent.awaitClosed(silent.requests().size(), GeneralRules.STOPPED_WITHIN),
                        "the outer race's loser is still connected", won);
                List<Contender> mirrors = plan(NEVER, Duration.ZERO, origin.url("a"), origin.url("b"), origin.url("c")).race()
                        .members();
                Group inner = new Group(List.of(mirrors.get(2), mirrors.get(0)), Duration.ZERO);
                MirrorsPlan lost = new MirrorsPlan(
                        new Group(List.of(new Group(List.of(inner), Duration.ZERO), mirrors.get(1)), Duration.ZERO));
                Run<Outcome.Won> run = bench.end(racing(bench, lost));
                bench.check(reasons(run).equals(List.of("1 404 Not Found", "2 404 Not Found", "3 404 Not Found")),
                        "the reasons are " + reasons(run) + ", and the caller got " + run.thrown(), run);
            }
        });
    }

    /** If this fails, check: which statuses win, and what Content-Encoding is taken for. */
    @Test
    default void M8_onlyTheWholeThingIsAGoodAnswer() throws Exception {
        Bench.hold(this, Rule.M8, bench -> {
            byte[] bytes = FaultyServer.content("f", 5000);
            try (FaultyServer server = FaultyServer.start().on("nothing", FaultyServer.status("204 No Content"))
                    .on("slice",
                            (_, wire) -> wire.head("206 Partial Content", "Content-Range: bytes 0-9/5000", "Content-Length: 10")
                                    .bytes(bytes, 0, 10))
                    .on("coded",
                            (_, wire) -> wire.head("200 OK", "Content-Encoding: gzip", "Content-Length: 10").bytes(bytes, 0, 10))
                    .on("whole", (request, wire) -> {
                        wire.pause(300);
                        FaultyServer.whole(bytes, "").to(request, wire);
                    })) {
                bench.watch(server.port());
                Run<Outcome.Won> run = bench
                        .end(racing(bench, plan(NEVER, Duration.ZERO, server.url("nothing"), server.url("slice"),
                                server.url("coded"), server.url("whole"))));
                bench.check(run.result().isPresent(), "nobody won; the caller got " + run.thrown(), run);
                bench.check(Arrays.equals(run.result().get().body(), bytes), run.result().get().mirror() + " won", run);
                bench.saw(Fault.MIRROR_PART, "the whole wins");
            }
        });
    }
}
