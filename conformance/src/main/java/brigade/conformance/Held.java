package brigade.conformance;

import brigade.common.download.DownloadPlan;
import brigade.common.journal.Phase;
import brigade.common.origin.Gate;
import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * An origin that holds its files back until the test opens their gates, so that order is made and not hoped for.
 *
 * @param bench where it is used
 * @param origin the origin
 * @param gates the gates, in the order of the files
 */
record Held(Bench bench, Origin origin, List<Gate> gates) implements AutoCloseable {
    private static final long SIZE = 300_000;

    /** Returns so many files, held back before their headers. */
    static Held of(Bench bench, int count) {
        return at(bench, count, SIZE, 0);
    }

    /** Returns so many files without a byte, held back before their headers: who has those has the whole answer. */
    static Held empty(Bench bench, int count) {
        return at(bench, count, 0, 0);
    }

    /** Returns so many files, held back in the midst of their bodies. */
    static Held halfway(Bench bench, int count) {
        return at(bench, count, SIZE, SIZE / 2);
    }

    private static Held at(Bench bench, int count, long size, long atByte) {
        Origin origin = Origin.start(List.of());
        bench.watch(origin.port());
        return new Held(bench, origin,
                IntStream.range(0, count).mapToObj(index -> origin.serveGated(OriginFile.plain(name(index), size), atByte))
                        .toList());
    }

    /** Returns the file's name. */
    static String name(int index) {
        return "file-" + index;
    }

    OriginFile file(int index) {
        return OriginFile.plain(name(index), SIZE);
    }

    Gate gate(int index) {
        return gates.get(index);
    }

    /** Returns the plan of downloading them all. */
    DownloadPlan plan(int atMost) {
        return plan(atMost, bench.directory());
    }

    /** Returns the plan of downloading them all into that directory. */
    DownloadPlan plan(int atMost, Path directory) {
        return DownloadPlan.of(IntStream.range(0, gates.size()).mapToObj(index -> origin.url(name(index))).toList(), directory,
                atMost);
    }

    void openAll() {
        gates.forEach(Gate::open);
    }

    void awaitAllReached(Duration patience) throws InterruptedException {
        for (Gate gate : gates) {
            try {
                gate.awaitReached(patience);
            } catch (TimeoutException e) {
                throw bench.failure("the origin saw " + origin.saw() + ", and " + gates.size() + " should be in flight", "");
            }
        }
    }

    /** Waits until so many of the files are asked for, whichever they are. */
    void awaitInFlight(int count, Duration patience) throws InterruptedException {
        bench.check(origin.saw().awaitAtLeast(count, patience),
                "the origin saw " + origin.saw() + ", and " + count + " should be in flight");
    }

    boolean awaitFinished(Call<?> call, int index, Duration patience) throws InterruptedException {
        return call.await(1, event -> event.actor().name().equals(name(index)) && event.phase() == Phase.FINISHED, patience);
    }

    @Override
    public void close() {
        openAll();
        origin.close();
    }
}
