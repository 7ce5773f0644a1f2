package brigade.conformance;

import static brigade.conformance.Disk.checkAlone;
import static brigade.conformance.Disk.checkBytes;
import static brigade.conformance.FaultyServer.content;
import static brigade.conformance.FaultyServer.cut;
import static brigade.conformance.FaultyServer.reset;
import static brigade.conformance.FaultyServer.stalled;
import static brigade.conformance.FaultyServer.status;
import static brigade.conformance.FaultyServer.whole;

import brigade.common.download.DownloadPlan;
import brigade.common.download.FileResult;
import brigade.common.download.Terms;
import brigade.common.download.Wanted;
import brigade.common.http.Header;
import brigade.common.journal.Phase;
import brigade.common.rule.Rule;
import brigade.conformance.FaultyServer.Answer;
import brigade.conformance.FaultyServer.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The downloads' rules about what goes wrong: the network, the server, a kill. */
@Timeout(180)
@SuppressWarnings("MemberName") // a test's name carries its rule's ID
public interface DownloadFaultRules extends Subject {
    /** Large enough to come in several reads, and to leave a part worth a note. */
    int SIZE = 300_000;

    /** How long another JVM may take to come so far that it writes, on a busy machine. */
    Duration JVM_START = Duration.ofSeconds(30);

    /** The entity tag of what does not change. */
    String TAG = "\"one\"";

    /** If this fails, check: that what came stays in the part (some of it, for a client may drop what it had read ahead), that the next request names its length, and that a short body is a failure. */
    @Test
    default void D10_aBrokenBodyIsTriedAgainAndGoesOnWhereItStopped() throws Exception {
        Bench.hold(this, Rule.D10, bench -> {
            byte[] bytes = content("f", SIZE);
            Answer brokenChunks = (_, wire) -> wire.head("200 OK", "Transfer-Encoding: chunked", "ETag: " + TAG).text("186a0\r\n")
                    .bytes(bytes, 0, 100_000).text("\r\n186a0\r\n").bytes(bytes, 100_000, 150_000).close();
            try (FaultyServer server = FaultyServer.start()
                    .on("cut", cut(bytes, TAG, SIZE / 2, bench.directory()), whole(bytes, TAG))
                    .on("reset", reset(bytes, TAG, SIZE / 2), cut(bytes, TAG, SIZE - 1, bench.directory()), whole(bytes, TAG))
                    .on("chunks", brokenChunks, whole(bytes, TAG))
                    .on("untagged", cut(bytes, "", SIZE / 2, bench.directory()), whole(bytes, ""))
                    .on("never", cut(bytes, "", SIZE / 2, bench.directory()))) {
                Run<List<FileResult>> run = bench
                        .download(Plans.of(bench, server, Plans.hasty(), "cut", "reset", "chunks", "untagged", "never"));
                bench.check(Disk.saved(run) == 4, "not every file was saved that could be: " + run.result(), run);
                for (String name : List.of("cut", "reset", "chunks", "untagged")) {
                    checkBytes(bench, run, name, bytes);
                }
                Request again = server.requests("cut").getLast();
                bench.check(again.from() > 0 && again.from() <= SIZE / 2 && again.header("If-Range").equals(TAG),
                        "after half of it came, the rest was asked for with " + again.headers(), run);
                bench.check(server.requests("untagged").getLast().header("Range").isEmpty(),
                        "a range was asked for though nothing tells whether the content is the same", run);
                bench.check(Plans.reason(run, "never").startsWith("cut off") && Plans.attempts(run, "never") == 4,
                        "a body that is always cut off ended as " + Plans.reason(run, "never"), run);
                checkAlone(bench, run, "chunks", "cut", "reset", "untagged");
                bench.saw(Fault.CUT_OFF, Observations.end(run, "cut") + ", the second for the rest");
                bench.saw(Fault.CUT_OFF_ALWAYS, run, "never");
                bench.saw(Fault.CUT_OFF_CHUNKS, run, "chunks");
                bench.saw(Fault.RESET_IN_BODY, run, "reset");
            }
        });
    }

    /** If this fails, check: that the pause is the one that the policy gave, and that nobody else tries again on his own. */
    @Test
    default void D11_retryAfterIsHeeded() throws Exception {
        Bench.hold(this, Rule.D11, bench -> {
            byte[] bytes = content("f", 10);
            Duration told = Duration.ofSeconds(1);
            ZonedDateTime now = Instant.parse("2001-02-03T04:05:06Z").atZone(ZoneOffset.UTC);
            DateTimeFormatter http = DateTimeFormatter.RFC_1123_DATE_TIME;
            try (FaultyServer server = FaultyServer.start()
                    .on("seconds", status("503 Service Unavailable", "Retry-After: 1"), whole(bytes, TAG))
                    .on("date",
                            status("429 Too Many Requests", "Date: " + http.format(now),
                                    "Retry-After: " + http.format(now.plus(told))),
                            whole(bytes, TAG))
                    .on("capped", status("503 Service Unavailable", "Retry-After: 86400"), whole(bytes, TAG))
                    .on("garbage", status("503 Service Unavailable", "Retry-After: soon"), whole(bytes, TAG))) {
                Terms terms = Plans.with(patience -> patience.longestRetryAfter(told));
                Run<List<FileResult>> run = bench.download(Plans.of(bench, server, terms, "seconds", "date", "capped", "garbage"));
                bench.check(Disk.saved(run) == 4, "not every file was saved: " + run.result(), run);
                for (String name : List.of("seconds", "date", "capped")) {
                    List<Request> requests = server.requests(name);
                    long millis = (requests.getLast().atNanos() - requests.getFirst().atNanos()) / 1_000_000;
                    bench.check(millis >= told.toMillis() - 5, name + ": it came back after " + millis + " ms", run);
                }
                bench.saw(Fault.RETRY_AFTER, "waits as told; " + Observations.end(run, "seconds"));
                bench.saw(Fault.RETRY_AFTER_DATE, "waits as told; " + Observations.end(run, "date"));
                bench.saw(Fault.RETRY_AFTER_DAY,
                        "waits 2 minutes, or whatever the plan allows; " + Observations.end(run, "capped"));
                bench.saw(Fault.RETRY_AFTER_GARBAGE, "waits as without it; " + Observations.end(run, "garbage"));
            }
        });
    }

    /** If this fails, check: who counts the attempts; a client that tries again by itself does so behind the policy's back. */
    @Test
    default void D12_whatMayPassIsTriedAgainAsOftenAsAllowed() throws Exception {
        Bench.hold(this, Rule.D12, bench -> {
            byte[] bytes = content("f", SIZE);
            Answer hangUp = (_, wire) -> wire.reset();
            Answer close = (_, wire) -> wire.close();
            Answer nonsense = (_, wire) -> wire.text("this is no HTTP\r\n\r\n").close();
            try (FaultyServer server = FaultyServer.start().on("reset", hangUp, close, whole(bytes, TAG))
                    .on("nonsense", nonsense, whole(bytes, TAG))
                    .on("errors", status("500 Internal Server Error"), whole(bytes, TAG))
                    .on("always", status("502 Bad Gateway")).on("missing", status("404 Not Found"))) {
                Run<List<FileResult>> run = bench
                        .download(Plans.of(bench, server, Plans.hasty(), "reset", "nonsense", "errors", "always", "missing"));
                bench.check(Disk.saved(run) == 3, "not every file was saved that could be: " + run.result(), run);
                bench.check(server.requests("always").size() == 4,
                        "with 3 retries it was asked for " + server.requests("always").size() + " times", run);
                bench.check(Plans.reason(run, "always").equals("HTTP 502 Bad Gateway (4 attempts)"),
                        "the reason is " + Plans.reason(run, "always"), run);
                bench.check(server.requests("missing").size() == 1, "what is not there was asked for again", run);
                bench.saw(Fault.RESET, "saved, tried again"); // java.net.http asks once more by itself if it reuses a connection
                bench.saw(Fault.NOT_HTTP, run, "nonsense");
                bench.saw(Fault.SERVER_ERROR, run, "errors");
                bench.saw(Fault.SERVER_ERROR_ALWAYS, run, "always");
                bench.saw(Fault.NOT_FOUND, run, "missing");
            }
        });
    }

    /** If this fails, check: that the body is written where the verdict says, and the part is cut there first. */
    @Test
    default void D13_twoContentsAreNeverMixed() throws Exception {
        Bench.hold(this, Rule.D13, bench -> {
            byte[] old = content("old", SIZE);
            byte[] fresh = content("fresh", SIZE);
            Answer first = cut(old, TAG, SIZE / 2, bench.directory());
            String all = "Content-Length: " + SIZE;
            String rest = "Content-Length: " + SIZE / 2;
            String range = "Content-Range: bytes " + SIZE / 2 + "-" + (SIZE - 1) + "/" + SIZE;
            Answer ignoresIfRange = (request, wire) -> {
                if (request.header("Range").isEmpty()) {
                    wire.head("200 OK", all, "ETag: \"two\"").bytes(fresh, 0, SIZE);
                } else {
                    wire.head("206 Partial Content", rest, range, "ETag: \"two\"").bytes(fresh, SIZE / 2, SIZE);
                }
            };
            Answer saysNothing = (request, wire) -> {
                if (request.header("Range").isEmpty()) {
                    wire.head("200 OK", all).bytes(fresh, 0, SIZE);
                } else {
                    wire.head("206 Partial Content", rest, range).bytes(fresh, SIZE / 2, SIZE);
                }
            };
            Answer otherRange = (request, wire) -> {
                if (request.header("Range").isEmpty()) {
                    wire.head("200 OK", all, "ETag: " + TAG).bytes(fresh, 0, SIZE);
                } else {
                    wire.head("206 Partial Content", "Content-Length: 10", "Content-Range: bytes 0-9/" + SIZE, "ETag: " + TAG)
                            .bytes(fresh, 0, 10);
                }
            };
            Answer noSuchRange = (request, wire) -> {
                if (request.header("Range").isEmpty()) {
                    wire.head("200 OK", all, "ETag: \"two\"").bytes(fresh, 0, SIZE);
                } else {
                    wire.head("416 Range Not Satisfiable", "Content-Range: bytes */10", "Content-Length: 0");
                }
            };
            Answer restAsWhole = (request, wire) -> {
                if (request.header("Range").isEmpty()) {
                    wire.head("200 OK", all, "ETag: " + TAG).bytes(fresh, 0, SIZE);
                } else {
                    wire.head("200 OK", rest, "ETag: " + TAG).bytes(fresh, SIZE / 2, SIZE);
                }
            };
            Answer hasNoRanges = (_, wire) -> wire.head("200 OK", all, "ETag: " + TAG).bytes(fresh, 0, SIZE);
            try (FaultyServer server = FaultyServer.start().on("changed", first, whole(fresh, "\"two\""))
                    .on("ignores", first, ignoresIfRange).on("silent", first, saysNothing).on("other", first, otherRange)
                    .on("none", first, noSuchRange).on("plain", first, hasNoRanges)
                    .on("half", first, restAsWhole)) {
                String[] names = {"changed", "ignores", "silent", "other", "none", "plain", "half"};
                Run<List<FileResult>> run = bench.download(Plans.of(bench, server, Plans.hasty(), names));
                bench.check(Disk.saved(run) == names.length, "not every file was saved: " + run.result(), run);
                for (String name : names) {
                    checkBytes(bench, run, name, fresh);
                }
                bench.saw(Fault.CHANGED, "starts over; " + Observations.end(run, "changed"));
                bench.saw(Fault.CHANGED_IF_RANGE, "starts over; " + Observations.end(run, "ignores"));
                bench.saw(Fault.CHANGED_UNTAGGED, "starts over; " + Observations.end(run, "silent"));
                bench.saw(Fault.OTHER_RANGE, "starts over; " + Observations.end(run, "other"));
                bench.saw(Fault.RANGE_IGNORED, "starts over; " + Observations.end(run, "plain"));
                bench.saw(Fault.REST_AS_WHOLE, "starts over; " + Observations.end(run, "half"));
                bench.saw(Fault.RANGE_REFUSED, "starts over; " + Observations.end(run, "none"));
            }
        });
    }

    /** If this fails, check: that an interruption closes the part and leaves its note, and that the first request asks for the rest. */
    @Test
    @Timeout(Bench.REPEATED_SECONDS)
    default void D14_aLaterRunGoesOnFromWhatIsSafe() throws Exception {
        Bench.holdRepeatedly(this, Rule.D14, bench -> {
            byte[] bytes = content("f", SIZE);
            Answer half = cut(bytes, TAG, SIZE / 2, bench.directory());
            try (FaultyServer server = FaultyServer.start()
                    .on("f", stalled(bytes, TAG, SIZE / 2), whole(bytes, TAG)).on("g", whole(bytes, TAG))
                    .on("all", half, whole(bytes, TAG)).on("fresh", half, half)) {
                Call<List<FileResult>> call = bench.downloading(Plans.of(bench, server, Plans.hasty(), "f"));
                bench.check(Disk.awaitBytes(bench.directory().resolve(".f.part"), SIZE / 2, patience()), "no part is written");
                call.interrupt();
                Run<List<FileResult>> interrupted = bench.end(call);
                bench.check(Disk.below(bench.directory()).equals(List.of(".f.part", ".f.part.resume")),
                        "after an interruption there is " + Disk.below(bench.directory()), interrupted);
                Terms once = Plans.with(patience -> patience.retries(0));
                Run<List<FileResult>> _ = bench.download(Plans.of(bench, server, once, "all", "fresh"));
                Files.write(bench.directory().resolve(".all.part"), bytes);
                Run<List<FileResult>> fresh = bench.download(Plans.of(bench, server, once.resume(false), "fresh"));
                bench.check(server.requests("fresh").getLast().header("Range").isEmpty(), "--no-resume asked for a rest", fresh);
                Files.write(bench.directory().resolve(".g.part"), new byte[SIZE]);
                Run<List<FileResult>> run = bench.download(Plans.of(bench, server, Plans.hasty(), "f", "g", "all"));
                bench.check(server.requests("f").getLast().from() == SIZE / 2, "the second run asked from byte "
                        + server.requests("f").getLast().from() + ", and " + SIZE / 2 + " were there", run);
                bench.check(server.requests("g").getLast().header("Range").isEmpty(), "a part without a note was trusted", run);
                bench.check(server.requests("all").getLast().from() == SIZE - 1, "of a part with every byte was asked for "
                        + server.requests("all").getLast().headers(), run);
                checkBytes(bench, run, "f", bytes);
                checkBytes(bench, run, "g", bytes);
                checkBytes(bench, run, "all", bytes);
                checkAlone(bench, run, "all", "f", "g");
                bench.saw(Fault.INTERRUPTED, "asks for the rest; " + Observations.end(run, "f"));
                bench.saw(Fault.INTERRUPTED_WHOLE, "asks for its last byte; " + Observations.end(run, "all"));
                bench.saw(Fault.PART_UNKNOWN, "starts over; " + Observations.end(run, "g"));
                bench.saw(Fault.NO_RESUME, "starts over, and leaves no part");
            }
        });
    }

    /** If this fails, check: that the part is kept by the part itself, which knows the checksum, and by nobody else. */
    @Test
    default void D15_aWrongChecksumFailsAndTheFileIsRemoved() throws Exception {
        Bench.hold(this, Rule.D15, bench -> {
            byte[] bytes = content("f", SIZE);
            try (FaultyServer server = FaultyServer.start()
                    .on("right", cut(bytes, TAG, SIZE / 2, bench.directory()), whole(bytes, TAG))
                    .on("wrong", whole(bytes, TAG))) {
                List<Wanted> wanted = List.of(Plans.summed(server.url("right"), Disk.sha256(bytes)),
                        Plans.summed(server.url("wrong"), Disk.sha256(content("g", SIZE))));
                Run<List<FileResult>> run = bench.download(Plans.of(bench, server, Plans.hasty(), bench.directory(), wanted));
                bench.check(Plans.reason(run, "wrong").startsWith("the checksum does not match"),
                        "a file with the wrong checksum ended as: " + run.result(), run);
                checkBytes(bench, run, "right", bytes);
                bench.check(run.result().orElse(List.of()).getFirst() instanceof FileResult.Saved saved
                        && saved.sha256().equals(Disk.sha256(bytes)), "the result's checksum is wrong: " + run.result(), run);
                checkAlone(bench, run, "right");
                bench.saw(Fault.CHECKSUM, Observations.end(run, "wrong") + "; nothing is left");
            }
        });
    }

    /** If this fails, check: that the client's timeout covers the body, and is on; and that time in which nothing is asked for is not counted. */
    @Test
    default void D16_aServerThatStallsIsGivenUp() throws Exception {
        Bench.hold(this, Rule.D16, bench -> {
            byte[] bytes = content("f", SIZE);
            Answer silent = (_, wire) -> wire.stall();
            Answer trickle = (_, wire) -> {
                wire.head("200 OK", "Content-Length: 5");
                for (int place = 0; place < 5; place++) {
                    wire.pause(150);
                    wire.bytes(bytes, place, place + 1);
                }
            };
            try (FaultyServer server = FaultyServer.start().on("silent", silent).on("body", stalled(bytes, TAG, SIZE / 2))
                    .on("trickle", trickle).on("better", stalled(bytes, TAG, SIZE / 2), whole(bytes, TAG))) {
                Terms terms = Plans.with(patience -> patience.retries(1).timeouts(Duration.ofSeconds(5), Duration.ofMillis(600)));
                Run<List<FileResult>> run = bench.download(Plans.of(bench, server, terms, "silent", "body", "trickle", "better"));
                bench.check(Disk.saved(run) == 2, "not every file was saved that could be: " + run.result(), run);
                bench.check(
                        Plans.reason(run, "body")
                                .startsWith("nothing came for 600 ms (3 attempts); " + SIZE / 2 + " bytes are kept"),
                        "a body that stalls ended as: " + Plans.reason(run, "body"), run);
                bench.check(Plans.reason(run, "silent").startsWith("nothing came for 600 ms"),
                        "a server that never answers ended as: " + Plans.reason(run, "silent"), run);
                checkBytes(bench, run, "better", bytes);
                bench.saw(Fault.STALL, run, "silent");
                bench.saw(Fault.STALL_IN_BODY, run, "body");
                bench.saw(Fault.TRICKLE, run, "trickle");
            }
            try (DeafPort deaf = new DeafPort()) {
                Terms terms = Plans
                        .with(patience -> patience.retries(0).timeouts(Duration.ofMillis(400), Duration.ofSeconds(30)));
                Run<List<FileResult>> run = bench
                        .download(DownloadPlan.of(List.of(Wanted.of(deaf.url("f"))), bench.directory(), 1, terms));
                bench.check(Plans.reason(run, "f").equals("no connection within 400 ms"),
                        "a connection that nobody takes up ended as: " + Plans.reason(run, "f"), run);
                bench.saw(Fault.NO_CONNECTION, run, "f");
            }
        });
    }

    /** If this fails, check: that the client follows no redirect by itself. */
    @Test
    default void D17_redirectsEnd() throws Exception {
        Bench.hold(this, Rule.D17, bench -> {
            byte[] bytes = content("f", 10);
            try (FaultyServer server = FaultyServer.start();
                    FaultyServer secure = FaultyServer.startWithTls(Loopback.context())) {
                for (int hop = 1; hop <= 10; hop++) {
                    server.on("hop-" + hop, status("302 Found", "Location: " + (hop == 10 ? "/end" : "/hop-" + (hop + 1))));
                }
                server.on("loop", status("301 Moved Permanently", "Location: /loop")).on("end", whole(bytes, TAG));
                secure.on("down", status("302 Found", "Location: " + server.url("end")));
                Terms terms = Plans.hasty().route(Plans.hasty().route().trusting(Loopback.certificate(bench.directory())));
                List<Wanted> wanted = List.of(Wanted.of(server.url("hop-1")), Wanted.of(server.url("loop")),
                        Wanted.of(secure.url("down")));
                Run<List<FileResult>> run = bench.download(Plans.of(bench, server, terms, bench.directory(), wanted));
                checkBytes(bench, run, "hop-1", bytes);
                bench.check(server.requests("loop").size() == 11,
                        "a loop was followed " + server.requests("loop").size() + " times", run);
                bench.check(Plans.reason(run, "loop").startsWith("more than 10 redirects (" + server.url("loop") + " → "),
                        "a loop ended as: " + Plans.reason(run, "loop"), run);
                bench.check(Plans.reason(run, "down").startsWith("a redirect from https down to plain http: " + server.url("end")),
                        "a redirect from https to http ended as: " + Plans.reason(run, "down"), run);
                bench.check(server.requests("end").size() == 1, "plain http was asked all the same", run);
                bench.saw(Fault.REDIRECT_LOOP, run, "loop");
                bench.saw(Fault.REDIRECT_DOWN, run, "down");
            }
        });
    }

    /** If this fails, check: that the request has the attempt's headers and no others, and nobody prints a URL but the policy. */
    @Test
    default void D18_credentialsGoToTheirHostOnlyAndAreNotShown() throws Exception {
        Bench.hold(this, Rule.D18, bench -> {
            byte[] bytes = content("f", 10);
            try (FaultyServer home = FaultyServer.start(); FaultyServer abroad = FaultyServer.start().on("f", whole(bytes, TAG))) {
                home.on("near", status("302 Found", "Location: /f")).on("f", whole(bytes, TAG))
                        .on("far", status("302 Found", "Location: " + abroad.url("user:hunter2", "f")))
                        .on("no", status("403 Forbidden"));
                Terms terms = Plans.hasty();
                terms = terms.route(terms.route().headers(List.of(Header.parse("X-Token: hunter2"))));
                List<Wanted> wanted = List.of(Wanted.of(home.url("me:hunter2", "near")), Wanted.of(home.url("me:hunter2", "far")),
                        Wanted.of(home.url("me:hunter2", "no?key=hunter2")));
                Run<List<FileResult>> run = bench.download(Plans.of(bench, home, terms, bench.directory(), wanted));
                bench.check(Disk.saved(run) == 2, "not every file was saved: " + run.result(), run);
                bench.check(home.requests("f").getFirst().header("Authorization").equals("Basic bWU6aHVudGVyMg=="),
                        "at home it was sent " + home.requests("f").getFirst().headers(), run);
                Request stranger = abroad.requests("f").getFirst();
                bench.check(stranger.header("Authorization").isEmpty() && stranger.header("X-Token").isEmpty(),
                        "to another host was sent " + stranger.headers(), run);
                bench.check(!run.journal().contains("hunter2") && !run.result().toString().contains("hunter2"),
                        "the password is shown: " + run.result(), run);
                bench.saw(Fault.REDIRECT_ABROAD, "sent at home only, shown nowhere; " + Observations.end(run, "far"));
            }
        });
    }

    /** If this fails, check: that the pause before a retry hears an interrupt, or has a timer that can be cancelled. */
    @Test
    default void D26_waitingForARetryCanBeCalledOff() throws Exception {
        Bench.hold(this, Rule.D26, bench -> {
            Leftovers before = bench.before();
            try (FaultyServer server = FaultyServer.start().on("f", status("503 Service Unavailable", "Retry-After: 60"))) {
                Terms terms = Plans.with(patience -> patience.longestRetryAfter(Duration.ofMinutes(1)));
                Call<List<FileResult>> call = bench.downloading(Plans.of(bench, server, terms, "f"));
                Calls.checkStops(bench, before, call, 1, event -> event.phase() == Phase.NOTED, "while it waited for a retry");
            }
        });
    }

    /** If this fails, check: that bytes go to the part only, that its note is written before it is worth it, and that the move is last. */
    @Test
    @Timeout(Bench.REPEATED_SECONDS)
    default void D27_killedAtAnyMomentTheNextRunCompletes() throws Exception {
        Random random = new Random(Long.getLong("brigade.seed", 27));
        Bench.holdRepeatedly(this, Rule.D27, bench -> {
            byte[] bytes = content("f", SIZE * 4);
            Answer slow = (request, wire) -> {
                int from = request.header("If-Range").equals(TAG) ? Math.toIntExact(request.from()) : 0;
                wire.head(from == 0 ? "200 OK" : "206 Partial Content", "ETag: " + TAG, "Content-Length: " + (bytes.length - from),
                        "Content-Range: bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
                for (int place = from; place < bytes.length; place += SIZE / 10) {
                    wire.bytes(bytes, place, Math.min(bytes.length, place + SIZE / 10));
                    wire.pause(5);
                }
            };
            Path directory = bench.directory();
            List<String> names = List.of("a", "b", "c");
            try (FaultyServer server = FaultyServer.start()) {
                names.forEach(name -> server.on(name, slow));
                List<String> urls = names.stream().map(server::url).toList();
                try (Killable victim = Killable.downloading(provider(), urls, directory)) {
                    bench.check(Disk.awaitFiles(directory, 1, JVM_START), "no file is written");
                    Thread.sleep(random.nextInt(300));
                    victim.kill();
                }
                for (String name : names) {
                    Path file = directory.resolve(name);
                    bench.check(!Files.exists(file) || Arrays.equals(Files.readAllBytes(file), bytes),
                            "killed, it left wrong bytes under the final name of " + name);
                }
                List<Wanted> wanted = names.stream().filter(name -> !Files.exists(directory.resolve(name)))
                        .map(name -> Wanted.of(server.url(name))).toList();
                Run<List<FileResult>> run = bench.download(awaitFree(bench, server, directory, wanted));
                for (String name : names) {
                    checkBytes(bench, run, name, bytes);
                }
                bench.check(Disk.below(directory).equals(names), "there is left " + Disk.below(directory), run);
                bench.saw(Fault.KILLED, "whole or not there; the next run completes");
            }
        });
    }

    /** A JVM that was just being started by the killed one may live a moment longer, and hold its part. */
    private static DownloadPlan awaitFree(Bench bench, FaultyServer server, Path directory, List<Wanted> wanted)
            throws InterruptedException {
        Thread.sleep(200);
        return Plans.of(bench, server, Plans.hasty(), directory, wanted);
    }

}
