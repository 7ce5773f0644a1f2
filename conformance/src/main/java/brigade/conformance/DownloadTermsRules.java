package brigade.conformance;

import static brigade.conformance.FaultyServer.content;
import static brigade.conformance.FaultyServer.status;
import static brigade.conformance.FaultyServer.whole;

import brigade.common.download.DownloadPlan;
import brigade.common.download.FileResult;
import brigade.common.download.Limits;
import brigade.common.download.Terms;
import brigade.common.download.Wanted;
import brigade.common.http.Header;
import brigade.common.http.Proxies;
import brigade.common.journal.Phase;
import brigade.common.rule.Rule;
import brigade.conformance.FaultyServer.Answer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The downloads' rules about what they are asked for: limits, lengths, routes. */
@Timeout(180)
@SuppressWarnings("MemberName") // a test's name carries its rule's ID
public interface DownloadTermsRules extends Subject {

    /** If this fails, check: that a host's files wait before they take up room that another host's could use. */
    @Test
    default void D21_neverMoreThanAtMostPerHostAreInFlight() throws Exception {
        Bench.hold(this, Rule.D21, bench -> {
            int all = Math.min(4, bench.capabilities().overlap());
            try (Held held = Held.of(bench, 6)) {
                int port = held.origin().port();
                List<Wanted> wanted = IntStream.range(0, 6)
                        .mapToObj(index -> Wanted
                                .of("http://" + (index < 4 ? "127.0.0.1" : "localhost") + ":" + port + "/" + Held.name(index)))
                        .toList();
                Terms terms = Terms.standard().limits(Limits.none().perHost(2));
                Call<List<FileResult>> call = bench.downloading(DownloadPlan.of(wanted, bench.directory(), 5, terms));
                bench.check(held.origin().saw().awaitAtLeast(all, patience()),
                        "of two hosts with two places each, " + held.origin().saw().peakInFlight() + " were in flight");
                held.origin().saw().awaitAtLeast(all + 1, Duration.ofMillis(200));
                int peak = held.origin().saw().inFlight();
                held.openAll();
                Run<List<FileResult>> run = bench.end(call);
                bench.check(peak <= 4, peak + " were in flight, and two from each of two hosts are allowed", run);
                bench.check(Disk.saved(run) == 6, "not every file was saved: " + run.result(), run);
            }
        });
    }

    /** If this fails, check: that the pause that the part asks for is waited before more is read. */
    @Test
    default void D22_theRateIsKept() throws Exception {
        Bench.hold(this, Rule.D22, bench -> {
            byte[] bytes = content("f", 100_000);
            Answer cutOff = FaultyServer.cut(bytes, "\"r\"", bytes.length / 10, bench.directory());
            try (FaultyServer server = FaultyServer.start().on("a", whole(bytes, "")).on("b", whole(bytes, ""))
                    .on("c", whole(bytes, ""))
                    .on("resumed", cutOff, whole(bytes, "\"r\""))) {
                checkRate(bench, server, "a", "b", "c");
                checkRate(bench, server, "resumed");
            }
        });
    }

    private static void checkRate(Bench bench, FaultyServer server, String... names) throws Exception {
        Terms terms = Plans.hasty().limits(Limits.none().bytesPerSecond(200_000).perHost(2));
        Run<List<FileResult>> run = bench.download(Plans.of(bench, server, terms, names));
        bench.check(Disk.saved(run) == names.length, "not every file was saved: " + run.result(), run);
        long should = names.length * 500L;
        Duration began = run.all(Phase.NOTED).getFirst().at(); // A first connection takes a JVM its time, and that is no matter of the rate.
        long took = run.all(Phase.FINISHED).getLast().at().minus(began).toMillis();
        String what = names.length * 100 + " kB at 200 kB a second (" + String.join(", ", names) + ") took " + took
                + " ms, and should take "
                + should;
        bench.check(took >= should * 9 / 10, what, run);
        bench.check(took <= should * 11 / 10 + bench.capabilities().allowance().toMillis(), what + " at most", run);
    }

    /** If this fails, check: that what is announced is judged before the body, and what is not while it is written. */
    @Test
    default void D23_aFileLargerThanMaxSizeFails() throws Exception {
        Bench.hold(this, Rule.D23, bench -> {
            byte[] bytes = content("f", 200_000);
            Answer endless = (_, wire) -> {
                wire.head("200 OK", "ETag: \"x\"", "Connection: close");
                for (int time = 0; time < 25; time++) {
                    wire.bytes(bytes, 0, bytes.length);
                }
                wire.close();
            };
            try (FaultyServer server = FaultyServer.start().on("announced", whole(bytes, "\"x\"")).on("endless", endless)
                    .on("huge", (_, wire) -> wire.head("200 OK", "Content-Length: " + (5L << 30), "ETag: \"x\"").close())
                    .on("small", whole(content("s", 100_000), "\"x\""))) {
                Terms terms = Plans.hasty().limits(Limits.none().bytes(100_000));
                Run<List<FileResult>> run = bench.download(Plans.of(bench, server, terms, "announced", "endless", "huge", "small"));
                for (String name : List.of("announced", "endless", "huge")) {
                    bench.check(Plans.reason(run, name).startsWith("too large: "), name + " ended as: " + run.result(), run);
                }
                bench.check(Plans.reason(run, "huge").startsWith("too large: 5368709120 bytes"),
                        "5 GiB ended as: " + Plans.reason(run, "huge"), run);
                bench.check(Disk.below(bench.directory()).equals(List.of("small")), "on the disk there are "
                        + Disk.below(bench.directory()), run);
                bench.saw(Fault.TOO_LARGE, Observations.end(run, "announced") + "; nothing is left");
                bench.saw(Fault.ENDLESS, Observations.end(run, "endless") + "; nothing is left");
                bench.saw(Fault.HUGE, Observations.end(run, "huge") + "; nothing is left");
            }
        });
    }

    /** If this fails, check: how the end of a body is known: by its length, by its last chunk, by the end of the connection. */
    @Test
    default void D24_everyWayToSayALengthIsUnderstood() throws Exception {
        Bench.hold(this, Rule.D24, bench -> {
            byte[] bytes = content("f", 100_000);
            Answer chunked = (_, wire) -> wire.head("200 OK", "Transfer-Encoding: chunked").text("c350\r\n").bytes(bytes, 0, 50_000)
                    .text("\r\nc350;x=y\r\n").bytes(bytes, 50_000, 100_000).text("\r\n0\r\nX-Trailer: 1\r\n\r\n");
            Answer untold = (_, wire) -> wire.head("200 OK", "Connection: close").bytes(bytes, 0, bytes.length).close();
            Answer nothing = (_, wire) -> wire.head("200 OK", "Transfer-Encoding: chunked").text("0\r\n\r\n");
            Answer longer = (_, wire) -> {
                wire.head("200 OK", "Content-Length: 1000").bytes(bytes, 0, 3000);
                wire.pause(50);
                wire.close();
            };
            try (FaultyServer server = FaultyServer.start().on("chunked", chunked).on("untold", untold).on("nothing", nothing)
                    .on("zero", whole(new byte[0], "\"z\"")).on("gr%C3%BC%C3%9Fe", whole(bytes, "\"g\""));
                    FaultyServer talkative = FaultyServer.start().on("longer", longer);
                    FaultyServer six = FaultyServer.startOnIpv6().on("six", whole(bytes, "\"6\""))) {
                List<Wanted> wanted = Stream
                        .concat(Stream.of("chunked", "untold", "nothing", "zero", "grüße").map(server::url),
                                Stream.of(talkative.url("longer"), six.url("six")))
                        .map(Wanted::of).toList();
                DownloadPlan plan = new DownloadPlan(Plans.of(bench, server, Plans.hasty(), bench.directory(), wanted).files(), 2,
                        Plans.hasty());
                Run<List<FileResult>> run = bench.download(plan);
                for (String name : List.of("chunked", "untold", "grüße", "six")) {
                    bench.check(Files.exists(bench.directory().resolve(name))
                            && Arrays.equals(Files.readAllBytes(bench.directory().resolve(name)), bytes),
                            name + " is not whole: " + run.result(), run);
                }
                for (String name : List.of("nothing", "zero")) {
                    bench.check(Files.exists(bench.directory().resolve(name)) && Files.size(bench.directory().resolve(name)) == 0,
                            name + " should be empty: " + run.result(), run);
                }
                bench.check(!Files.exists(bench.directory().resolve("longer")) || Arrays.equals(
                        Files.readAllBytes(bench.directory().resolve("longer")), Arrays.copyOf(bytes, 1000)),
                        "more came than announced, and it was taken for the file", run);
                bench.saw(Fault.LONGER, Observations.end(run, "longer")
                        + (Files.exists(bench.directory().resolve("longer")) ? ", as long as announced" : ""));
                bench.saw(Fault.CHUNKED, run, "chunked");
                bench.saw(Fault.UNTOLD, run, "untold");
                bench.saw(Fault.EMPTY, run, "zero");
                bench.saw(Fault.NOT_ASCII, run, "grüße");
                if (six.isOnIpv6()) {
                    bench.saw(Fault.IPV6, run, "six");
                }
            }
        });
    }

    /** If this fails, check: that the client is opened on the plan's terms, and the request made from the attempt. */
    @Test
    default void D25_headersProxiesAndTrustReachTheWire() throws Exception {
        Bench.hold(this, Rule.D25, bench -> {
            byte[] bytes = content("f", 1000);
            try (FaultyServer server = FaultyServer.start().on("own", whole(bytes, "")).on("proxied", whole(bytes, ""));
                    FaultyServer secure = FaultyServer.startWithTls(Loopback.context()).on("safe", whole(bytes, ""))
                            .on("moved", status("302 Found", "Location: /safe")).on("tunnelled", whole(bytes, ""))) {
                AtomicInteger tunnels = new AtomicInteger();
                server.onConnect("localhost:" + secure.port(), (_, wire) -> {
                    tunnels.incrementAndGet();
                    wire.tunnel(secure.port());
                });
                Proxies proxies = Proxies.of(Map.of("http_proxy", "http://me:pass@127.0.0.1:" + server.port(), "https_proxy",
                        "http://127.0.0.1:" + server.port(), "no_proxy", "127.0.0.1"));
                Terms terms = Plans.hasty();
                terms = terms.route(terms.route().headers(List.of(Header.parse("X-Mine: yes"))).proxies(proxies)
                        .trusting(Loopback.certificate(bench.directory())));
                List<Wanted> wanted = List.of(Wanted.of(server.url("own")), Wanted.of("http://no-such-host.invalid/proxied"),
                        Wanted.of(secure.url("safe")), Wanted.of(secure.url("moved")),
                        Wanted.of("https://localhost:" + secure.port() + "/tunnelled"));
                Run<List<FileResult>> run = bench.download(Plans.of(bench, server, terms, bench.directory(), wanted));
                bench.check(Disk.saved(run) == 5, "not every file was saved: " + run.result(), run);
                bench.check(tunnels.get() == 1, "the proxy was asked for " + tunnels.get() + " tunnels", run);
                bench.check(server.requests("own").getFirst().header("X-Mine").equals("yes"),
                        "the header was not sent: " + server.requests("own").getFirst(), run);
                bench.check(server.requests("own").getFirst().header("Proxy-Authorization").isEmpty(),
                        "the proxy's password was sent", run);
                bench.check(server.requests("proxied").getFirst().target().equals("http://no-such-host.invalid/proxied")
                        && server.requests("proxied").getFirst().header("Proxy-Authorization").equals("Basic bWU6cGFzcw=="),
                        "the proxy was asked for " + server.requests("proxied").getFirst(), run);
                Calls.clear(bench.directory());
                Run<List<FileResult>> untold = bench
                        .download(
                                Plans.of(bench, secure, Plans.hasty(), bench.directory(), List.of(Wanted.of(secure.url("safe")))));
                bench.check(Plans.reason(untold, "safe").startsWith("the server's certificate is not trusted"),
                        "a certificate that nobody knows led to " + untold.result(), untold);
                bench.check(Plans.attempts(untold, "safe") == 1, "an untrusted server was asked again", untold);
                bench.saw(Fault.PROXY, run, "proxied");
                bench.saw(Fault.TUNNEL, run, "tunnelled");
                bench.saw(Fault.TRUSTED, run, "safe");
                bench.saw(Fault.UNTRUSTED, untold, "safe");
            }
        });
    }
}
