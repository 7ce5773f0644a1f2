package brigade.conformance;

import static brigade.common.journal.Phase.FINISHED;
import static brigade.common.journal.Phase.STARTED;

import brigade.common.download.DownloadPlan;
import brigade.common.download.DownloadPlan.Entry;
import brigade.common.download.Fetch;
import brigade.common.download.FileResult;
import brigade.common.download.Wanted;
import brigade.common.origin.Gate;
import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import brigade.common.rule.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The downloads' rules, D1 to D9. */
@Timeout(180)
@SuppressWarnings("MemberName") // a test's name carries its rule's ID
public interface DownloadRules extends Subject {

    /** If this fails, check: pool sizes, permits, and the client's own limit of connections to one host. */
    @Test
    default void D1_allAllowedDownloadsAreInFlightTogether() throws Exception {
        Bench.hold(this, Rule.D1, bench -> {
            int count = Math.min(8, bench.capabilities().overlap());
            try (Held held = Held.of(bench, count)) {
                Call<List<FileResult>> call = bench.downloading(held.plan(count));
                bench.check(held.origin().saw().awaitAtLeast(count, patience()),
                        held.origin().saw().peakInFlight() + " of " + count + " downloads were in flight together");
                held.openAll();
                Run<List<FileResult>> run = bench.end(call);
                bench.check(Disk.saved(run) == count, "not every file was saved: " + run.result(), run);
            }
        });
    }

    /** If this fails, check: that a download counts until its file stands, and that the limit is of this call, not of the model. */
    @Test
    default void D2_neverMoreThanAtMostAreInFlight() throws Exception {
        Bench.hold(this, Rule.D2, bench -> {
            int allowed = Math.min(3, bench.capabilities().overlap());
            try (Held held = Held.of(bench, 6)) {
                Call<List<FileResult>> call = bench.downloading(held.plan(allowed));
                bench.check(held.origin().saw().awaitAtLeast(allowed, patience()), "fewer were in flight than are allowed");
                if (call.await(allowed + 1, event -> event.phase() == STARTED, Duration.ofMillis(300))) {
                    held.origin().saw().awaitAtLeast(allowed + 1, Duration.ofSeconds(5)); // begun, and soon on the wire
                }
                held.openAll();
                Run<List<FileResult>> run = bench.end(call);
                int peak = held.origin().saw().peakInFlight();
                bench.check(peak <= allowed, peak + " were in flight at once, and " + allowed + " are allowed", run);
                bench.check(Disk.saved(run) == 6, "not every file was saved: " + run.result(), run);
            }
            try (FaultyServer server = FaultyServer.start()) {
                String[] names = IntStream.range(0, 6).mapToObj(index -> "again-" + index).toArray(String[]::new);
                for (String name : names) {
                    server.on(name, FaultyServer.status("503 Service Unavailable"),
                            FaultyServer.whole(new byte[1000], ""));
                }
                DownloadPlan plan = Plans.of(bench, server, Plans.hasty(), names);
                Run<List<FileResult>> run = bench.download(new DownloadPlan(plan.files(), 1, plan.terms()));
                bench.check(Disk.saved(run) == names.length, "not every file was saved: " + run.result(), run);
                bench.check(run.peak() == 1, run.peak() + " were in flight at once, those that wait to be tried again included,"
                        + " and one is allowed", run);
            }
        });
    }

    /** If this fails, check: that a download's end is recorded when it ends, not when the ones before it have. */
    @Test
    default void D3_completionOrderFollowsTheOriginsGates() throws Exception {
        Bench.hold(this, Rule.D3, bench -> {
            try (Held held = Held.of(bench, 3)) {
                Call<List<FileResult>> call = bench.downloading(held.plan(3));
                List<Integer> order = List.of(2, 0, 1);
                for (int index : order) {
                    held.gate(index).open();
                    bench.check(held.awaitFinished(call, index, patience()),
                            Held.name(index) + " did not finish when its gate was opened");
                }
                bench.end(call);
            }
        });
    }

    /** If this fails, check: how bytes are copied: buffers reused too early, a lost last chunk, a changed encoding. */
    @Test
    default void D4_bytesAreIdentical() throws Exception {
        Bench.hold(this, Rule.D4, bench -> {
            List<OriginFile> files = List.of(OriginFile.plain("empty", 0), OriginFile.plain("one", 1),
                    OriginFile.plain("odd", 65_537),
                    OriginFile.plain("large", 5_000_001), new OriginFile("late", 1000, Duration.ofMillis(50), OriginFile.UNLIMITED),
                    new OriginFile("slow", 20_000, Duration.ZERO, 100_000));
            try (Origin origin = Origin.start(files)) {
                Run<List<FileResult>> run = bench
                        .download(Disk.plan(bench, origin, files.stream().map(OriginFile::name).toList(), 4));
                bench.check(Disk.saved(run) == files.size(), "not every file was saved: " + run.result(), run);
                for (OriginFile file : files) {
                    Disk.difference(bench.directory(), file).ifPresent(what -> {
                        throw bench.failure(what, run.journal());
                    });
                }
            }
        });
    }

    /** If this fails, check: that a failure is caught where one file is fetched, and not where all are waited for. */
    @Test
    default void D5_oneFailureCostsOnlyItsOwnFile() throws Exception {
        Bench.hold(this, Rule.D5, bench -> {
            try (Origin origin = Origin.start(List.of(OriginFile.plain("good-1", 5000), OriginFile.plain("good-2", 5000)))) {
                origin.serveStatus("missing", 404);
                origin.serveCutOff(OriginFile.plain("cut", 100_000), 40_000);
                origin.serveRedirect("lost", 302, "/lost");
                origin.serveRedirect("moved", 302, "/good-1");
                List<String> urls = List.of(origin.url("missing"), origin.url("good-1"),
                        "http://127.0.0.1:" + bench.deafPort() + "/refused",
                        origin.url("cut"), origin.url("lost"), origin.url("good-2"));
                Run<List<FileResult>> run = bench.download(DownloadPlan.of(urls, bench.directory(), 4).on(Plans.hasty()));
                List<FileResult> results = run.result().orElse(List.of());
                bench.check(results.size() == urls.size(), "thrown was " + run.thrown() + ", the results are " + results, run);
                List<String> names = results.stream().filter(FileResult.Saved.class::isInstance).map(result -> result.file().name())
                        .toList();
                bench.check(names.equals(List.of("good-1", "good-2")), "saved were " + names + " of " + results, run);
                bench.check(Disk.below(bench.directory()).equals(List.of("good-1", "good-2")),
                        "on the disk there are " + Disk.below(bench.directory()), run);
                List<String> reasons = results.stream().filter(FileResult.Failed.class::isInstance)
                        .map(result -> ((FileResult.Failed) result).reason()).toList();
                bench.check(reasons.getFirst().startsWith("HTTP 404") && reasons.stream().noneMatch(String::isBlank),
                        "the reasons are " + reasons,
                        run);
                Run<List<FileResult>> moved = bench.download(DownloadPlan.of(List.of(origin.url("moved")), bench.directory(), 1));
                bench.check(Disk.saved(moved) == 1, "with one connection, the redirect led to " + moved.result(), moved);
                bench.saw(Fault.REFUSED, run, "refused");
            }
        });
    }

    /** If this fails, check: that the bytes go to the part's name, and the final name comes by an atomic move, last. */
    @Test
    default void D6_nothingPartialEverStandsUnderAFinalName() throws Exception {
        Bench.hold(this, Rule.D6, bench -> {
            try (Origin origin = Origin.start(List.of())) {
                Gate gate = origin.serveGated(OriginFile.plain("half", 200_000), 100_000);
                DownloadPlan plan = Disk.plan(bench, origin, List.of("half"), 1);
                Call<List<FileResult>> call = bench.downloading(plan);
                gate.awaitReached(patience());
                bench.check(Disk.awaitFiles(bench.directory(), 1, patience()), "no file is written");
                bench.check(!Files.exists(bench.directory().resolve("half")), "half a file stands under its final name");
                bench.saw(Fault.PARTIAL, "`" + Disk.below(bench.directory()).getFirst().replace("half", "NAME") + "`");
                gate.open();
                Run<List<FileResult>> run = bench.end(call);
                Disk.difference(bench.directory(), OriginFile.plain("half", 200_000)).ifPresent(what -> {
                    throw bench.failure(what, run.journal());
                });
                Gate again = origin.serveGated(OriginFile.plain("killed", 200_000), 100_000);
                try (Killable victim = Killable.downloading(provider(), List.of(origin.url("killed")), bench.directory())) {
                    again.awaitReached(patience());
                    bench.check(Disk.awaitFiles(bench.directory(), 2, patience()), "no file is written");
                    victim.kill();
                    bench.check(origin.saw().awaitInFlight(0, Duration.ofSeconds(5)),
                            "the killed model's connection is still open");
                    bench.check(!Files.exists(bench.directory().resolve("killed")),
                            "after SIGKILL half a file stands under its final name");
                }
            }
        });
    }

    /** If this fails, check: that the file's name comes from the plan, and nothing from the URL or from a header. */
    @Test
    default void D7_namesFromUrlsCannotLeaveTheDirectory() throws Exception {
        Bench.hold(this, Rule.D7, bench -> {
            Path inside = Files.createDirectory(bench.directory().resolve("inside"));
            List<String> paths = List.of("..%2f..%2fescaped", "%2e%2e/%2e%2e/escaped", "a/../../escaped", "..", "%2e%2e%2f",
                    "x%00y", "..%5cescaped", "CON", "", "x".repeat(300), "x%1b%5b2J", "dir/plain", "q?name=../../escaped",
                    "sp%20ace", "%F0%9F%A7%81");
            try (Origin origin = Origin
                    .start(List.of(OriginFile.plain("dir/plain", 10), OriginFile.plain("q", 10), OriginFile.plain("sp ace", 10),
                            OriginFile.plain("🧁", 10), OriginFile.plain("../../escaped", 10), OriginFile.plain("escaped", 10),
                            OriginFile.plain("a/../../escaped", 10)))) {
                List<Fetch> files = new ArrayList<>();
                for (Entry entry : DownloadPlan.entries(paths.stream().map(origin::url).toList(), inside)) {
                    if (entry instanceof Entry.Accepted(Fetch file)) {
                        files.add(file);
                    }
                }
                Run<List<FileResult>> run = bench.download(new DownloadPlan(files, 4, Plans.hasty()));
                List<String> outside = Disk.below(bench.directory()).stream().filter(name -> !name.startsWith("inside/")).toList();
                bench.check(outside.isEmpty(), "outside the directory there are " + outside, run);
                for (FileResult result : run.result().orElse(List.of())) {
                    bench.check(!(result instanceof FileResult.Saved) || Files.isRegularFile(result.file().target()),
                            result.file().target() + " should be there", run);
                }
                List<String> names = Disk.below(inside);
                bench.check(names.containsAll(List.of("plain", "q", "sp ace", "🧁")), "the directory has " + names + " only", run);
                bench.saw(Fault.HOSTILE_URL, "refused before anything is asked for");
            }
            List<String> told = List.of("filename=\"../../x\"", "filename*=UTF-8''%2e%2e%2f%2e%2e%2fx%01", "filename=\"\"",
                    "filename=\"CON\"", "filename=\"" + "x".repeat(300) + "\"");
            try (FaultyServer server = FaultyServer.start()) {
                Path named = Files.createDirectories(bench.directory().resolve("a/b"));
                List<Wanted> wanted = new ArrayList<>();
                for (int number = 0; number < told.size(); number++) {
                    String disposition = "Content-Disposition: attachment; " + told.get(number);
                    server.on("named-" + number, (_, wire) -> wire.head("200 OK", disposition, "Content-Length: 1").text("x"));
                    wanted.add(Wanted.of(server.url("named-" + number)));
                }
                Run<List<FileResult>> run = bench.download(Plans.of(bench, server, Plans.hasty(), named, wanted));
                List<String> names = Disk.below(bench.directory()).stream().filter(name -> !name.startsWith("inside/")).toList();
                bench.check(names.equals(List.of("a/b/named-0", "a/b/named-1", "a/b/named-2", "a/b/named-3", "a/b/named-4")),
                        "under names that the server chose there are " + names, run);
                bench.saw(Fault.DISPOSITION, "ignored: the URL's name; " + Observations.end(run, "named-0"));
            }
        });
    }

    /** If this fails, check: that a cancellation reaches the socket: a thread in a read, a future, a subscription, a process. */
    @Test
    default void D8_cancellingClosesTheConnections() throws Exception {
        Bench.hold(this, Rule.D8, bench -> {
            int count = Math.min(4, bench.capabilities().overlap());
            try (Held held = Held.halfway(bench, count)) {
                Call<List<FileResult>> call = bench.downloading(held.plan(count));
                held.awaitAllReached(patience());
                long interrupted = call.interrupt();
                boolean closed = held.origin().saw().awaitInFlight(0, Duration.ofSeconds(1));
                Duration took = Duration.ofNanos(System.nanoTime() - interrupted);
                bench.check(closed,
                        "a second after the interrupt the origin still sees " + held.origin().saw().inFlight() + " in flight");
                Run<List<FileResult>> run = bench.end(call);
                bench.check(held.origin().saw().cancelled() == count,
                        "the origin saw " + held.origin().saw() + " (" + took.toMillis() + " ms after the interrupt)", run);
                bench.check(Disk.below(bench.directory()).isEmpty(), "there is left " + Disk.below(bench.directory()), run);
            }
        });
    }

    /** If this fails, check: that results are kept by their place in the plan, and events recorded as they happen. */
    @Test
    default void D9_resultsComeInInputOrderEventsInCompletionOrder() throws Exception {
        Bench.hold(this, Rule.D9, bench -> {
            boolean alone = bench.capabilities().overlap() == 1;
            try (Held held = Held.of(bench, 3)) {
                Call<List<FileResult>> call = bench.downloading(held.plan(3));
                List<Integer> order = alone ? List.of(0, 1, 2) : List.of(1, 2, 0);
                for (int index : order) {
                    held.gate(index).open();
                    bench.check(held.awaitFinished(call, index, patience()), Held.name(index) + " did not finish");
                }
                Run<List<FileResult>> run = bench.end(call);
                List<String> results = run.result().orElse(List.of()).stream().map(result -> result.file().name()).toList();
                bench.check(results.equals(IntStream.range(0, 3).mapToObj(Held::name).toList()),
                        "the results come in the order " + results, run);
                List<String> events = run.all(FINISHED).stream().map(event -> event.actor().name()).toList();
                bench.check(events.equals(order.stream().map(Held::name).toList()), "the ends were recorded in the order " + events,
                        run);
            }
            List<String> names = List.of("missing-1", "good-1", "missing-2", "good-2", "missing-3");
            try (Origin origin = Origin.start(List.of(OriginFile.plain("good-1", 1000), OriginFile.plain("good-2", 1000)))) {
                Run<List<FileResult>> run = bench.download(Disk.plan(bench, origin, names, 2));
                List<String> results = run.result().orElse(List.of()).stream().map(result -> result.file().name()).toList();
                bench.check(results.equals(names), "some fail, and the results come in the order " + results, run);
            }
        });
    }
}
