package brigade.conformance;

import brigade.common.download.DownloadPlan;
import brigade.common.download.FileResult;
import brigade.common.download.Wanted;
import brigade.common.model.Scenario;
import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Downloads: saved, failed, retried, and interrupted before an answer or during one. */
final class DownloadSample implements Sample {
    private static final int BIG = 1_000_000;

    @Override
    public Scenario scenario() {
        return Scenario.DOWNLOAD;
    }

    @Override
    public Call<?> brief(Bench bench) throws IOException {
        return downloading(bench, 3, 20_000, "file-0", "file-1", "file-2");
    }

    @Override
    public Map<String, Beginning> endings() {
        return Map.of("all files were saved", this::brief, "eight big files were saved", bench -> downloading(bench, 8, BIG,
                IntStream.range(0, 8).mapToObj(number -> "file-" + number).toArray(String[]::new)),
                "one file was missing", bench -> downloading(bench, 2, 20_000, "missing", "file-0", "file-1"),
                "the only file was missing", bench -> downloading(bench, 0, 0, "missing"),
                "nobody had listened", DownloadSample::refused, "the second attempt was good", bench -> served(bench,
                        FaultyServer.status("503 Service Unavailable"), FaultyServer.whole(new byte[1000], "")),
                "no attempt was good", bench -> served(bench, FaultyServer.status("503 Service Unavailable")));
    }

    private static Call<?> downloading(Bench bench, int files, int size, String... names) throws IOException {
        Origin origin = Origin
                .start(IntStream.range(0, files).mapToObj(number -> OriginFile.plain("file-" + number, size)).toList());
        bench.atEnd(origin::close);
        bench.watch(origin.port());
        return bench.downloading(DownloadPlan.of(List.of(names).stream().map(origin::url).toList(), bench.freshDirectory(), 4));
    }

    private static Call<?> served(Bench bench, FaultyServer.Answer... answers) throws IOException {
        FaultyServer server = FaultyServer.start().on("file", answers);
        bench.atEnd(server::close);
        bench.watch(server.port());
        return bench.downloading(DownloadPlan.of(List.of(Wanted.of(server.url("file"))),
                bench.freshDirectory(), 1, Plans.hasty()));
    }

    private static Call<?> refused(Bench bench) throws IOException {
        return bench
                .downloading(DownloadPlan.of(List.of("http://127.0.0.1:" + bench.deafPort() + "/x"), bench.freshDirectory(), 1));
    }

    @Override
    public List<Failing> failures() {
        return List.of(
                new Failing("nobody listened", DownloadSample::refused, run -> run.result().orElse(null) instanceof List<?> results
                        && results.getFirst() instanceof FileResult.Failed failed && failed.reason().equals("cannot connect")));
    }

    @Override
    public List<String> expected() {
        return List.of("file-0: download FINISHED", "file-1: download FINISHED", "file-2: download FINISHED");
    }

    @Override
    public Call<?> endless(Bench bench) throws IOException, InterruptedException {
        return held(bench, Held.halfway(bench, 4));
    }

    private static Call<?> held(Bench bench, Held held) throws IOException, InterruptedException {
        bench.atEnd(held::close);
        Call<?> call = bench.downloading(held.plan(2, bench.freshDirectory()));
        held.awaitInFlight(1, bench.patience());
        return call;
    }

    @Override
    public Map<String, Beginning> midst() {
        return Map.of("the downloads", this::endless, "downloads that nobody answers", bench -> held(bench, Held.of(bench, 2)));
    }
}
