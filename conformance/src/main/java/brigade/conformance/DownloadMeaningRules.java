package brigade.conformance;

import static brigade.conformance.Disk.checkAlone;
import static brigade.conformance.Disk.checkBytes;
import static brigade.conformance.FaultyServer.content;
import static brigade.conformance.FaultyServer.status;
import static brigade.conformance.FaultyServer.whole;

import brigade.common.download.DownloadPlan;
import brigade.common.download.FileResult;
import brigade.common.download.Terms;
import brigade.common.download.Wanted;
import brigade.common.http.Proxies;
import brigade.common.rule.Rule;
import brigade.conformance.FaultyServer.Answer;
import brigade.conformance.FaultyServer.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The downloads' rules about what a message means: where it ends, what its status promises, where its Location leads. */
@Timeout(180)
@SuppressWarnings("MemberName") // a test's name carries its rule's ID
public interface DownloadMeaningRules extends Subject {
    /** Large enough to come in several reads. */
    int LENGTH = 30_000;

    /** If this fails, check: who takes the answer apart; a client library of one's own does it in its own way. */
    @Test
    default void D29_whereAnAnswerEndsIsTheSameWithEveryModel() throws Exception {
        Bench.hold(this, Rule.D29, bench -> {
            byte[] bytes = content("f", LENGTH);
            Answer both = (_, wire) -> wire.head("200 OK", "Content-Length: 10", "Transfer-Encoding: chunked")
                    .text("a\r\n0123456789\r\n0\r\n\r\n");
            Answer interim = (_, wire) -> wire.head("102 Processing").head("103 Early Hints", "Link: </x>").head("104 Odd")
                    .head("200 OK",
                            "Content-Length: 3")
                    .text("abc");
            Answer interimEndless = (_, wire) -> {
                for (int i = 0; i < 20_000; i++) {
                    wire.head("102 Processing");
                }
            };
            Answer fields = (_, wire) -> wire
                    .text("HTTP/1.1 200 OK\r\nPHP Notice: on line 3\r\nno colon here\r\nX Y: z\r\nContent-Length: 3\r\n\r\nabc");
            Answer large = (_, wire) -> wire.head("200 OK", "X-Policy: " + "x".repeat(200 << 10), "Content-Length: 3").text("abc");
            Answer huge = (_, wire) -> wire.head("200 OK", "X-Policy: " + "x".repeat(300 << 10), "Content-Length: 3").text("abc");
            try (FaultyServer server = FaultyServer.start().on("both", both)
                    .on("two", said("Content-Length: 3", "Content-Length: 4")).on("none", said("Content-Length: three"))
                    .on("coding", said("Transfer-Encoding: gzip, chunked"))
                    .on("chunks",
                            (_, wire) -> wire.head("200 OK", "Transfer-Encoding: chunked").text("3\r\nabc\r\nxyz\r\n0\r\n\r\n"))
                    .on("greeting", (_, wire) -> wire.text("SSH-2.0-OpenSSH_9.2p1").stall())
                    .on("interim", interim).on("endless", interimEndless).on("fields", fields).on("large", large).on("huge", huge);
                    FaultyServer kept = FaultyServer.start().on("one",
                            (_, wire) -> wire.text(
                                    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nEVIL!"))
                            .on("next", whole(bytes, ""))) {
                Terms terms = Plans.with(patience -> patience.retries(0));
                Run<List<FileResult>> run = bench
                        .download(Plans.of(bench, server, terms, "both", "two", "none", "coding", "chunks", "greeting", "interim",
                                "endless", "fields", "large", "huge"));
                checkText(bench, run, "both", "0123456789");
                for (String name : List.of("interim", "fields", "large")) {
                    checkText(bench, run, name, "abc");
                }
                for (String name : List.of("two", "none", "coding", "chunks", "greeting", "endless", "huge")) {
                    bench.check(Plans.reason(run, name).startsWith("not HTTP: "), name + " ended as " + Plans.reason(run, name),
                            run);
                }
                List<Wanted> wanted = Stream.of("one", "next").map(path -> Wanted.of(kept.url(path))).toList();
                Run<List<FileResult>> inTurn = bench
                        .download(new DownloadPlan(Plans.of(bench, kept, terms, bench.directory(), wanted).files(), 1, terms));
                checkText(bench, inTurn, "one", "abc");
                checkBytes(bench, inTurn, "next", bytes);
                checkAlone(bench, run, "both", "fields", "interim", "large", "next", "one");
                bench.saw(Fault.LENGTH_AND_CHUNKS, Observations.end(run, "both") + ": the chunks count");
                bench.saw(Fault.TWO_LENGTHS, run, "two");
                bench.saw(Fault.NO_LENGTH, run, "none");
                bench.saw(Fault.OTHER_CODING, run, "coding");
                bench.saw(Fault.BROKEN_CHUNKS, run, "chunks");
                bench.saw(Fault.OTHER_PROTOCOL, run, "greeting");
                bench.saw(Fault.INTERIM, run, "interim");
                bench.saw(Fault.INTERIM_ENDLESS, run, "endless");
                bench.saw(Fault.BAD_FIELDS, Observations.end(run, "fields") + ": they are skipped");
                bench.saw(Fault.LARGE_HEADERS, run, "large");
                bench.saw(Fault.HUGE_HEADERS, run, "huge");
                bench.saw(Fault.SURPLUS, Observations.end(inTurn, "next") + ": nobody reads it");
            }
            overTls(bench);
        });
    }

    /** If this fails, check: how the transport knows that the server has ended TLS, and whether the decoder is told. */
    private static void overTls(Bench bench) throws Exception {
        Calls.clear(bench.directory());
        byte[] bytes = content("f", LENGTH);
        Answer cut = (_, wire) -> wire.head("200 OK", "ETag: \"one\"").bytes(bytes, 0, LENGTH / 2).cut();
        try (FaultyServer server = FaultyServer.startWithTls(Loopback.context())
                .on("ended", (_, wire) -> wire.head("200 OK").bytes(bytes, 0, LENGTH).close())
                .on("cut", cut, whole(bytes, "\"one\"")).on("always", (_, wire) -> wire.head("200 OK").text("abc").cut())) {
            Terms terms = Plans.with(patience -> patience.retries(1));
            Run<List<FileResult>> run = bench.download(
                    Plans.of(bench, server, terms.route(terms.route().trusting(Loopback.certificate(bench.directory()))),
                            "ended", "cut", "always"));
            checkBytes(bench, run, "ended", bytes);
            checkBytes(bench, run, "cut", bytes);
            bench.check(Plans.reason(run, "always").startsWith("cut off: "),
                    "a body that ended without a close_notify ended as " + run.result(), run);
            checkAlone(bench, run, "cut", "ended");
            bench.saw(Fault.TLS_ENDED, run, "ended");
            bench.saw(Fault.TLS_CUT, run, "cut");
            bench.saw(Fault.TLS_CUT_ALWAYS, run, "always");
        }
    }

    /** Announces that, and sends three bytes. */
    private static Answer said(String... fields) {
        return (_, wire) -> wire.head("200 OK", fields).text("abc");
    }

    private static void checkText(Bench bench, Run<?> run, String name, String text) throws IOException {
        checkBytes(bench, run, name, text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    /** If this fails, check: which statuses lead to a body being saved, and what Content-Encoding is taken for. */
    @Test
    default void D30_onlyTheWholeThingIsTheFile() throws Exception {
        Bench.hold(this, Rule.D30, bench -> {
            byte[] bytes = content("f", LENGTH);
            byte[] coded = gzip(bytes);
            int half = LENGTH / 2;
            String tag = "ETag: \"one\"";
            Answer cutOff = (_, wire) -> wire.head("200 OK", tag, "Content-Length: " + LENGTH).bytes(bytes, 0, half).close();
            Answer codedRest = (request, wire) -> {
                byte[] rest = gzip(java.util.Arrays.copyOfRange(bytes, (int) request.from(), LENGTH));
                wire.head("206 Partial Content", tag, "Content-Encoding: gzip", "Content-Length: " + rest.length,
                        range(request, LENGTH))
                        .bytes(rest, 0, rest.length);
            };
            Answer shortRest = (request, wire) -> {
                int from = (int) request.from();
                int to = Math.min(LENGTH, from + 4000);
                wire.head("206 Partial Content", tag, "Content-Length: " + (to - from), range(request, to)).bytes(bytes, from, to);
            };
            Answer lyingRest = (request, wire) -> wire.head("206 Partial Content", tag, "Transfer-Encoding: chunked",
                    range(request, (int) request.from() + 5)).text("a\r\n").bytes(bytes, half, half + 5).text("XXXXX\r\n0\r\n\r\n");
            try (FaultyServer server = FaultyServer.start().on("nothing", status("204 No Content"))
                    .on("slice",
                            (_, wire) -> wire.head("206 Partial Content", "Content-Length: 10", "Content-Range: bytes 0-9/30000")
                                    .bytes(bytes, 0, 10))
                    .on("coded",
                            (_, wire) -> wire.head("200 OK", "Content-Encoding: gzip", "Content-Length: " + coded.length).bytes(
                                    coded, 0,
                                    coded.length))
                    .on("rest", cutOff, codedRest, whole(bytes, "\"one\"")).on("short", cutOff, shortRest)
                    .on("lying", cutOff, lyingRest)) {
                Run<List<FileResult>> run = bench
                        .download(Plans.of(bench, server, Plans.hasty(), "nothing", "slice", "coded", "rest", "short", "lying"));
                checkBytes(bench, run, "rest", bytes);
                checkBytes(bench, run, "short", bytes);
                checkAlone(bench, run, "rest", "short");
                bench.check(Plans.reason(run, "nothing").equals("HTTP 204 No Content"), "204 ended as " + run.result(), run);
                bench.check(Plans.reason(run, "slice").equals("HTTP 206 Partial Content"), "206 ended as " + run.result(), run);
                bench.saw(Fault.NO_CONTENT, run, "nothing");
                bench.saw(Fault.RANGE_UNASKED, run, "slice");
                bench.saw(Fault.CODED, run, "coded");
                bench.saw(Fault.CODED_REST, "starts over; saved");
                bench.check(Plans.reason(run, "lying").startsWith("more came than"),
                        "a rest longer than its range ended as " + run.result(), run);
                bench.saw(Fault.LYING_REST, run, "lying");
                bench.saw(Fault.SHORT_REST, "goes on from what came; saved");
            }
        });
    }

    private static String range(Request request, int end) {
        return "Content-Range: bytes " + request.from() + "-" + (end - 1) + "/" + LENGTH;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(coded)) {
            out.write(bytes);
        }
        return coded.toByteArray();
    }

    /** If this fails, check: who parses URLs, and who resolves a Location: java.net.URI follows an older RFC. */
    @Test
    default void D31_aUrlIsAskedForAsItWasWrittenAndAReferenceLeadsWhereItShould() throws Exception {
        Bench.hold(this, Rule.D31, bench -> {
            byte[] bytes = content("f", 1000);
            try (FaultyServer server = FaultyServer.start().on("a/query", status("302 Found", "Location: ?token=1"))
                    .on("a/query?token=1", whole(bytes, "")).on("a/b/up", status("302 Found", "Location: ../../../risen"))
                    .on("risen", whole(bytes, "")).on("raw", status("302 Found", "Location: /\u00c3\u00a9 a|b"))
                    .on("%C3%A9%20a%7Cb", whole(bytes, "")).on("port", status("302 Found", "Location: http://127.0.0.1:99999/x"))
                    .on("%7Esigned?q=it's&r=a%2fb", whole(bytes, ""))
                    .on("set", status("302 Found", "Set-Cookie: key=1", "Location: /got"))
                    .on("set-too", status("302 Found", "Set-Cookie: key=2", "Location: /unset"))
                    .on("unset",
                            status("302 Found", "Set-Cookie: key=; Expires=Thu, 01-Jan-1970 00:00:00 GMT", "Location: /without"))
                    .on("without",
                            (request,
                                    wire) -> (request.header("Cookie").isEmpty() ? whole(bytes, "") : status("403 Forbidden"))
                                            .to(request, wire))
                    .on("got",
                            (request,
                                    wire) -> (request.header("Cookie").equals("key=1") ? whole(bytes, "") : status("403 Forbidden"))
                                            .to(request, wire))) {
                Terms terms = Plans.hasty();
                Run<List<FileResult>> run = bench
                        .download(Plans.of(bench, server, terms, "a/query", "a/b/up", "raw", "port", "%7Esigned?q=it's&r=a%2fb",
                                "set", "set-too"));
                for (String name : List.of("query", "up", "raw", "~signed", "set", "set-too")) {
                    checkBytes(bench, run, name, bytes);
                }
                bench.check(Plans.reason(run, "port").contains("leads nowhere"), "port 99999 ended as " + run.result(), run);
                Terms proxied = terms
                        .route(terms.route().proxies(Proxies.of(Map.of("http_proxy", "http://127.0.0.1:" + server.port()))));
                server.on("own", whole(bytes, ""));
                Run<List<FileResult>> behind = bench.download(Plans.of(bench, server, proxied, bench.directory(),
                        List.of(Wanted.of("http://b\u00fccher.example/own"), Wanted.of("http://under_score.example/own"))));
                bench.check(server.requests("own").stream().map(Request::target).sorted().toList()
                        .equals(List.of("http://under_score.example/own", "http://xn--bcher-kva.example/own")),
                        "the proxy was asked for " + server.requests("own"), behind);
                bench.saw(Fault.REFERENCE, Observations.end(run, "query"));
                bench.saw(Fault.NO_SUCH_PORT, run, "port");
                bench.saw(Fault.COOKIE, Observations.end(run, "set") + ": it comes back on the next hop");
                bench.saw(Fault.COOKIE_DELETED, Observations.end(run, "set-too") + ": it is not sent any more");
                bench.saw(Fault.OWN_SCRIPT, behind, "own");
            }
        });
    }

    /** If this fails, check: what counts as an attempt, and what the client does about a kept connection by itself. */
    @Test
    default void D32_whatMayPassIsTriedAgainAndWhatBroughtBytesIsNoFailure() throws Exception {
        Bench.hold(this, Rule.D32, bench -> {
            byte[] bytes = content("f", LENGTH);
            Answer little = (request, wire) -> {
                int from = (int) request.from();
                String[] fields = {"ETag: \"one\"", "Content-Length: " + (LENGTH - from), range(request, LENGTH)};
                wire.head(from == 0 ? "200 OK" : "206 Partial Content", fields).bytes(bytes, from, Math.min(LENGTH, from + 5000))
                        .close();
            };
            Answer closesIfKept = (request, wire) -> {
                if (wire.isKept()) {
                    wire.close();
                } else {
                    whole(bytes, "").to(request, wire);
                }
            };
            AtomicInteger handshakes = new AtomicInteger();
            try (FaultyServer server = FaultyServer.start().on("unknown", status("522 Odd"), whole(bytes, ""))
                    .on("never", status("501 No"))
                    .on("little", little).on("first", whole(bytes, "")).on("kept", closesIfKept)
                    .onConnect("localhost:1", status("403 Forbidden"));
                    ServerSocket cutting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                Thread.ofVirtual().start(() -> cut(cutting, handshakes));
                Terms terms = Plans.with(patience -> patience.retries(1));
                Terms tunnel = terms.route(terms.route().proxies(Proxies.of(
                        Map.of("https_proxy", "http://127.0.0.1:" + server.port(), "no_proxy", "127.0.0.1"))));
                List<Wanted> wanted = Stream
                        .of(server.url("unknown"), server.url("never"), server.url("little"),
                                "https://127.0.0.1:" + cutting.getLocalPort()
                                        + "/handshake",
                                "https://localhost:1/tunnel")
                        .map(Wanted::of).toList();
                Run<List<FileResult>> run = bench.download(Plans.of(bench, server, tunnel, bench.directory(), wanted));
                checkBytes(bench, run, "unknown", bytes);
                checkBytes(bench, run, "little", bytes);
                bench.check(Plans.reason(run, "never").equals("HTTP 501 Not Implemented"), "501 ended as " + run.result(), run);
                bench.check(handshakes.get() == 2,
                        "a server that breaks off handshakes saw " + handshakes.get() + " of them, not 2", run);
                bench.check(Plans.reason(run, "handshake").startsWith("the connection was closed during the TLS handshake"),
                        "a handshake that was broken off ended as " + run.result(), run);
                bench.check(Plans.reason(run, "tunnel").equals("the proxy refused: HTTP 403 Forbidden"),
                        "a tunnel that was refused ended as " + run.result(), run);
                List<Wanted> inTurn = Stream.of("first", "kept").map(path -> Wanted.of(server.url(path))).toList();
                Run<List<FileResult>> kept = bench
                        .download(new DownloadPlan(Plans.of(bench, server, terms, bench.directory(), inTurn).files(), 1, terms));
                checkBytes(bench, kept, "kept", bytes);
                bench.check(Plans.attempts(kept, "kept") == 1, "a kept connection that closed cost an attempt", kept);
                bench.saw(Fault.UNKNOWN_STATUS, run, "unknown");
                bench.saw(Fault.NEVER_STATUS, run, "never");
                bench.saw(Fault.BAD_LINE, "goes on as long as each attempt brings something; saved");
                bench.saw(Fault.HANDSHAKE_CUT, run, "handshake");
                bench.saw(Fault.TUNNEL_REFUSED, run, "tunnel");
                bench.saw(Fault.KEPT_CLOSED, Observations.end(kept, "kept") + ", on a new connection");
            }
        });
    }

    private static void cut(ServerSocket server, AtomicInteger seen) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[100]);
                seen.incrementAndGet();
            } catch (IOException _) {
                // The client is gone, or the test is over.
            }
        }
    }
}
