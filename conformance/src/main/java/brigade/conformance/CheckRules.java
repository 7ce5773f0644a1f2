package brigade.conformance;

import static brigade.common.journal.Phase.FINISHED;
import static brigade.common.journal.Phase.STARTED;

import brigade.common.check.CheckPlan;
import brigade.common.check.CheckSpec;
import brigade.common.check.Link;
import brigade.common.check.LinkResult;
import brigade.common.check.LinkResult.Broken;
import brigade.common.http.Proxies;
import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import brigade.common.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The link checker's rules, C1 to C8. */
@Timeout(180)
@SuppressWarnings("MemberName") // a test's name carries its rule's ID
public interface CheckRules extends Subject {
    /** What no test reaches. */
    Duration NEVER = Duration.ofMinutes(10);

    /** How long a link may take that nobody answers. */
    Duration SOON = Duration.ofMillis(400);

    private static CheckPlan plan(Held held, int atMost) {
        return CheckPlan.of(IntStream.range(0, held.gates().size()).mapToObj(index -> held.origin().url(Held.name(index))).toList(),
                atMost, NEVER);
    }

    private static long good(Run<List<LinkResult>> run) {
        return run.result().orElse(List.of()).stream().filter(LinkResult.Good.class::isInstance).count();
    }

    /** If this fails, check: pool sizes, permits, and the client's own limit of connections to one host. */
    @Test
    default void C1_allAllowedLinksAreInFlightTogether() throws Exception {
        Bench.hold(this, Rule.C1, bench -> {
            int count = Math.min(8, bench.capabilities().overlap());
            try (Held held = Held.empty(bench, count)) {
                Call<List<LinkResult>> call = bench.calling((model, journal) -> model.check(plan(held, count), journal));
                bench.check(held.origin().saw().awaitAtLeast(count, patience()),
                        held.origin().saw().peakInFlight() + " of " + count + " links were in flight together");
                held.openAll();
                Run<List<LinkResult>> run = bench.end(call);
                bench.check(good(run) == count, "not every link was good: " + run.result(), run);
            }
        });
    }

    /** If this fails, check: that a link counts until its answer is in the journal, and that the limit is of this call. */
    @Test
    default void C2_neverMoreThanAtMostAreInFlight() throws Exception {
        Bench.hold(this, Rule.C2, bench -> {
            int allowed = Math.min(3, bench.capabilities().overlap());
            try (Held held = Held.empty(bench, 6)) {
                Call<List<LinkResult>> call = bench.calling((model, journal) -> model.check(plan(held, allowed), journal));
                bench.check(held.origin().saw().awaitAtLeast(allowed, patience()), "fewer were in flight than are allowed");
                if (call.await(allowed + 1, event -> event.phase() == STARTED, Duration.ofMillis(300))) {
                    held.origin().saw().awaitAtLeast(allowed + 1, Duration.ofSeconds(5)); // begun, and soon on the wire
                }
                held.openAll();
                Run<List<LinkResult>> run = bench.end(call);
                int peak = held.origin().saw().peakInFlight();
                bench.check(peak <= allowed, peak + " were in flight at once, and " + allowed + " are allowed", run);
                bench.check(run.peak() <= allowed, "by the journal, " + run.peak() + " were in flight at once", run);
                bench.check(good(run) == 6, "not every link was good: " + run.result(), run);
            }
        });
    }

    /** If this fails, check: that results are kept by their place in the plan, and events recorded as they happen. */
    @Test
    default void C3_resultsComeInInputOrderAnswersAsTheyCome() throws Exception {
        Bench.hold(this, Rule.C3, bench -> {
            List<Integer> order = bench.capabilities().overlap() == 1 ? List.of(0, 1, 2) : List.of(1, 2, 0);
            try (Held held = Held.empty(bench, 3)) {
                Call<List<LinkResult>> call = bench.calling((model, journal) -> model.check(plan(held, 3), journal));
                for (int index : order) {
                    held.gate(index).open();
                    bench.check(call.await(Held.name(index), FINISHED, patience()),
                            Held.name(index) + " was not told when it was answered");
                }
                Run<List<LinkResult>> run = bench.end(call);
                List<Integer> lines = run.result().orElse(List.of()).stream().map(LinkResult::line).toList();
                bench.check(lines.equals(List.of(1, 2, 3)), "the results come in the order " + lines, run);
            }
        });
    }

    /** If this fails, check: that a failure is caught where one link is asked for, and what the client says of it. */
    @Test
    default void C4_aBrokenLinkCostsOnlyItsOwnLine() throws Exception {
        Bench.hold(this, Rule.C4, bench -> {
            try (Origin origin = Origin.start(List.of(OriginFile.plain("good", 5000)));
                    BadServer silent = BadServer.that(BadServer.Manner.SILENT);
                    BadServer closing = BadServer.that(BadServer.Manner.CLOSES);
                    BadServer nonsense = BadServer.that(BadServer.Manner.TALKS_NONSENSE)) {
                origin.serveStatus("missing", 404);
                List<String> urls = List.of(origin.url("good"), origin.url("missing"), "mailto:a@b",
                        "http://127.0.0.1:" + bench.deafPort() + "/refused", closing.url("x"), "http://[/", nonsense.url("x"),
                        silent.url("x"), origin.url("good"));
                List<String> expected = List.of("200", "404 Not Found", "not an http or https URL", "cannot connect",
                        "connection closed", "not a URL: its host is none", BadServer.NONSENSE_IS,
                        "timed out",
                        "200");
                CheckPlan plan = CheckPlan.of(urls, 16, NEVER);
                List<Link> links = plan.links().stream().map(link -> link.address().port() == silent.port()
                        ? new Link(link.line(), link.address(), link.proxy(), SOON) : link).toList();
                Run<List<LinkResult>> run = bench.end(
                        bench.calling((model, journal) -> model.check(new CheckPlan(links, plan.bad(), 16), journal)));
                List<String> answers = run.result().orElse(List.of()).stream().map(LinkResult::answer).toList();
                bench.check(answers.equals(expected),
                        "thrown was " + run.thrown() + ", the answers are " + answers + ", and should be " + expected, run);
            }
        });
    }

    /** If this fails, check: the client's own ways: most follow redirects or read a body to its end unless told otherwise. */
    @Test
    default void C5_aRedirectIsNotFollowedAndABodyIsNotRead() throws Exception {
        Bench.hold(this, Rule.C5, bench -> {
            OriginFile endless = new OriginFile("endless", 3_600_000_000L, Duration.ZERO, 1_000_000);
            try (Origin origin = Origin.start(List.of(endless, OriginFile.plain("elsewhere", 10)))) {
                origin.serveRedirect("moved", 302, "/elsewhere");
                CheckPlan plan = CheckPlan.of(List.of(origin.url("moved"), origin.url("endless")), 2, NEVER);
                Run<List<LinkResult>> run = bench.end(bench.calling((model, journal) -> model.check(plan, journal)));
                List<String> answers = run.result().orElse(List.of()).stream().map(LinkResult::answer).toList();
                bench.check(answers.equals(List.of("302 Found", "200")), "the answers are " + answers + run.thrown(), run);
                bench.check(origin.saw().requests() == 2, "the origin saw " + origin.saw(), run);
                bench.check(origin.saw().awaitInFlight(0, Duration.ofSeconds(5)), "the origin still sends the body", run);
            }
        });
    }

    /** If this fails, check: that the deadline is one for all, not begun anew with each byte, and that it closes the socket. */
    @Test
    default void C6_aLinkThatIsNotAnsweredInTimeIsTimedOut() throws Exception {
        Bench.hold(this, Rule.C6, bench -> {
            try (BadServer silent = BadServer.that(BadServer.Manner.SILENT);
                    BadServer trickling = BadServer.that(BadServer.Manner.TRICKLES)) {
                CheckPlan plan = CheckPlan.of(List.of(silent.url("x"), trickling.url("y")), 2, SOON);
                Run<List<LinkResult>> run = bench.end(bench.calling((model, journal) -> model.check(plan, journal)));
                bench.check(run.result().orElse(List.of()).stream()
                        .filter(result -> result instanceof Broken broken && broken.reason().equals("timed out")).count() == 2,
                        "the results are " + run.ending(), run);
                for (BadServer server : List.of(silent, trickling)) {
                    bench.check(server.requests().isEmpty() || server.awaitClosed(1, GeneralRules.STOPPED_WITHIN),
                            "timed out, and the server still sees the connection open", run);
                }
                bench.check(run.took().compareTo(SOON) >= 0, "timed out after " + run.took().toMillis() + " ms", run);
            }
            try (FaultyServer slow = FaultyServer.start().on("good", (request, wire) -> {
                wire.pause(150);
                FaultyServer.whole(FaultyServer.content("f", 10), "").to(request, wire);
            })) {
                // Whichever comes last has waited for its turn longer than a link has time.
                CheckPlan plan = CheckPlan.of(Collections.nCopies(4, slow.url("good")), 1, SOON);
                Run<List<LinkResult>> run = bench.end(bench.calling((model, journal) -> model.check(plan, journal)));
                bench.check(good(run) == 4, "a link that had waited for its turn had less time: " + run.ending(), run);
            }
        });
    }

    /** If this fails, check: that a cancellation reaches the socket: a thread in a read, a future, a subscription, a process. */
    @Test
    default void C7_cancellingClosesTheConnections() throws Exception {
        Bench.hold(this, Rule.C7, bench -> {
            int count = Math.min(4, bench.capabilities().overlap());
            try (BadServer silent = BadServer.that(BadServer.Manner.SILENT)) {
                CheckPlan plan = CheckPlan.of(Collections.nCopies(count, silent.url("x")), count, NEVER);
                Call<List<LinkResult>> call = bench.calling((model, journal) -> model.check(plan, journal));
                bench.check(silent.awaitRequests(count, patience()), "not all links were asked for");
                call.interrupt();
                bench.check(silent.awaitClosed(count, GeneralRules.STOPPED_WITHIN), "a second after the interrupt the server sees "
                        + silent.closed() + " of " + count + " connections closed");
                Run<List<LinkResult>> run = bench.end(call);
                bench.check(run.thrown().orElse(null) instanceof InterruptedException, "the caller got " + run.thrown(), run);
            }
        });
    }

    /** If this fails, check: what is noted and what a failure says; and whether the client sends what stands in a URL. */
    @Test
    default void C8_credentialsReachTheirServerAndNobodyElse() throws Exception {
        Bench.hold(this, Rule.C8, bench -> {
            try (BadServer server = BadServer.that(BadServer.Manner.ANSWERS);
                    BadServer closing = BadServer.that(BadServer.Manner.CLOSES)) {
                List<String> urls = List.of(withCredentials(server.url("x")), withCredentials(closing.url("x")),
                        withCredentials("ftp://127.0.0.1/x"));
                CheckPlan plan = CheckPlan.of(urls, 2, NEVER);
                Run<List<LinkResult>> run = bench.end(bench.calling((model, journal) -> model.check(plan, journal)));
                bench.check(good(run) == 1, "the results are " + run.ending(), run);
                String sent = String.join("", server.requests());
                bench.check(
                        sent.contains("Basic " + Base64.getEncoder().encodeToString("chef:s@lt".getBytes(StandardCharsets.UTF_8))),
                        "the server was sent no credentials", run);
                bench.check(!(run.journal() + run.result() + run.thrown()).matches("(?s).*s(@|%40)lt.*"),
                        "the password stands in the journal or the results: " + run.result(), run);
            }
        });
    }

    /** If this fails, check: what a 429 is taken for, and whether the wait it asks for is kept. */
    @Test
    default void C9_aServerThatIsAskedTooOftenIsAskedAgain() throws Exception {
        Bench.hold(this, Rule.C9, bench -> {
            try (FaultyServer server = FaultyServer.start()
                    .on("once", FaultyServer.status("429 Too Many Requests", "Retry-After: 1"), FaultyServer.status("200 OK"))
                    .on("always", FaultyServer.status("429 Too Many Requests", "Retry-After: 0"))
                    .on("hour", FaultyServer.status("429 Too Many Requests", "Retry-After: 3600"))) {
                CheckPlan plan = CheckPlan.of(List.of(server.url("once"), server.url("always"), server.url("hour")), 3, NEVER);
                Run<List<LinkResult>> run = bench.end(bench.calling((model, journal) -> model.check(plan, journal)));
                List<LinkResult> results = run.result().orElse(List.of());
                bench.check(results.size() == 3 && results.get(0) instanceof LinkResult.Good
                        && results.get(1) instanceof LinkResult.Unknown
                        && results.get(2) instanceof LinkResult.Unknown, "the results are " + results + run.thrown(), run);
                List<FaultyServer.Request> once = server.requests("once");
                long millis = (once.getLast().atNanos() - once.getFirst().atNanos()) / 1_000_000;
                bench.check(millis >= 995, "told to wait for a second, it came back after " + millis + " ms", run);
                bench.check(server.requests("always").size() == CheckSpec.ATTEMPTS && server.requests("hour").size() == 1,
                        "it was asked " + server.requests("always").size() + " times, and told to wait for an hour "
                                + server.requests("hour").size() + " times",
                        run);
                bench.saw(Fault.LINK_BUSY, "waits as told; " + results.get(0).answer());
                bench.saw(Fault.LINK_BUSY_ALWAYS, "unknown: " + results.get(2).answer());
            }
        });
    }

    /** If this fails, check: that the request is the link's own, which knows its proxy. */
    @Test
    default void C10_theProxyIsAskedForItsLinks() throws Exception {
        Bench.hold(this, Rule.C10, bench -> {
            try (FaultyServer proxy = FaultyServer.start().on("far", FaultyServer.status("200 OK"));
                    FaultyServer server = FaultyServer.start().on("near", FaultyServer.status("200 OK"))) {
                Proxies proxies = Proxies
                        .of(Map.of("http_proxy", "http://me:pass@127.0.0.1:" + proxy.port(), "no_proxy", "127.0.0.0/8"));
                CheckPlan plan = CheckPlan.of(List.of("http://no-such-host.invalid/far", server.url("near")), 2, NEVER, proxies);
                Run<List<LinkResult>> run = bench.end(bench.calling((model, journal) -> model.check(plan, journal)));
                bench.check(good(run) == 2, "the results are " + run.result() + run.thrown(), run);
                bench.check(proxy.requests("far").getFirst().target().equals("http://no-such-host.invalid/far")
                        && proxy.requests("far").getFirst().header("Proxy-Authorization").equals("Basic bWU6cGFzcw=="),
                        "the proxy was asked for " + proxy.requests("far"), run);
                bench.check(server.requests("near").getFirst().header("Proxy-Authorization").isEmpty(),
                        "the proxy's password was sent elsewhere", run);
                bench.saw(Fault.LINK_PROXY, "the proxy is asked; 200");
            }
        });
    }

    private static String withCredentials(String url) {
        return url.replace("//", "//chef:s%40lt@");
    }
}
