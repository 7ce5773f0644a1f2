package brigade.conformance;

import static brigade.common.journal.Phase.FINISHED;
import static brigade.common.journal.Phase.STARTED;

import brigade.common.check.CheckPlan;
import brigade.common.check.Link;
import brigade.common.check.LinkResult;
import brigade.common.check.LinkResult.Broken;
import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import brigade.common.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
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
                        "http://127.0.0.1:" + Disk.deafPort() + "/refused", closing.url("x"), "http://[/", nonsense.url("x"),
                        silent.url("x"), origin.url("good"));
                List<String> expected = List.of("200", "404 Not Found", "not an http or https URL", "cannot connect",
                        "connection closed", "not a URL: Expected closing bracket for IPv6 address", "connection closed",
                        "timed out",
                        "200");
                CheckPlan plan = CheckPlan.of(urls, 16, NEVER);
                List<Link> links = plan.links().stream().map(link -> link.address().url().getPort() == silent.port()
                        ? new Link(link.line(), link.address(), SOON) : link).toList();
                Run<List<LinkResult>> run = bench.end(
                        bench.calling((model, journal) -> model.check(new CheckPlan(links, plan.bad(), 16), journal)));
                // Some clients say what is wrong with nonsense; others skip it, and find the connection closed.
                List<String> answers = run.result().orElse(List.of()).stream().map(LinkResult::answer)
                        .map(answer -> answer.equals("not HTTP") ? "connection closed" : answer).toList();
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

    private static String withCredentials(String url) {
        return url.replace("//", "//chef:s%40lt@");
    }
}
