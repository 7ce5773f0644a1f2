package brigade.conformance;

import static brigade.conformance.Disk.checkBytes;
import static brigade.conformance.Disk.holds;
import static brigade.conformance.DownloadFaultRules.SIZE;
import static brigade.conformance.DownloadFaultRules.TAG;
import static brigade.conformance.FaultyServer.content;
import static brigade.conformance.FaultyServer.cut;
import static brigade.conformance.FaultyServer.whole;

import brigade.common.download.DownloadPlan;
import brigade.common.download.Fetch;
import brigade.common.download.FileResult;
import brigade.common.download.Terms;
import brigade.common.download.Wanted;
import brigade.common.rule.Rule;
import brigade.conformance.FaultyServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The downloads' rules about the disk: what stands there already, and what it refuses. */
@Timeout(180)
@SuppressWarnings("MemberName") // a test's name carries its rule's ID
public interface DownloadDiskRules extends Subject {

    /** If this fails, check: that the part is kept by the part itself, and that nothing is created under the final name before. */
    @Test
    @Timeout(Bench.REPEATED_SECONDS)
    default void D19_nothingIsOverwrittenUnlessToldAndThenOnlyByAWholeFile() throws Exception {
        Bench.holdRepeatedly(this, Rule.D19, bench -> {
            byte[] bytes = content("f", SIZE);
            Path directory = bench.directory();
            Answer meanwhile = (request, wire) -> {
                Files.writeString(directory.resolve("taken"), "mine");
                whole(bytes, TAG).to(request, wire);
            };
            try (FaultyServer server = FaultyServer.start().on("taken", meanwhile).on("new", whole(bytes, TAG))
                    .on("bad", cut(bytes, TAG, SIZE / 2, bench.directory())).on("x/same", whole(bytes, TAG))
                    .on("y/same", whole(content("g", SIZE), TAG))) {
                Run<List<FileResult>> run = bench.download(Plans.of(bench, server, Plans.hasty(), "taken"));
                bench.check(holds(directory.resolve("taken"), "mine"), "a file was overwritten", run);
                bench.check(Plans.reason(run, "taken").contains("exists already"), "the result is " + run.result(), run);
                Files.writeString(directory.resolve("new"), "old");
                Files.writeString(directory.resolve("bad"), "old");
                Terms terms = Plans.with(patience -> patience.retries(0)).overwrite(true);
                Run<List<FileResult>> told = bench.download(Plans.of(bench, server, terms, "new", "bad", "x/same", "y/same"));
                checkBytes(bench, told, "new", bytes);
                bench.check(holds(directory.resolve("bad"), "old"), "an old file was lost, and the new one failed", told);
                checkBytes(bench, told, "same", bytes);
                checkBytes(bench, told, "same-2", content("g", SIZE));
                bench.saw(Fault.TAKEN, run, "taken");
                bench.saw(Fault.OVERWRITE_FAILED, "the old one stays; " + Observations.end(told, "bad"));
                bench.saw(Fault.SAME_NAME, "`same` and `same-2`, both " + Observations.end(told, "same-2"));
            }
        });
    }

    /** If this fails, check: that a failure of the disk is caught where one file is fetched, and ends its connection. */
    @Test
    default void D20_aDiskThatRefusesCostsItsOwnFile() throws Exception {
        Bench.hold(this, Rule.D20, bench -> {
            byte[] bytes = content("f", SIZE);
            Leftovers before = bench.before();
            Path gone = Files.createDirectory(bench.directory().resolve("gone"));
            try (FaultyServer server = FaultyServer.start().on("a", whole(bytes, TAG)).on("b", whole(bytes, TAG))
                    .on("good", whole(bytes, TAG))) {
                List<Wanted> lost = List.of(Wanted.of(server.url("a")));
                Files.createDirectory(bench.directory().resolve(".b.part"));
                DownloadPlan doomed = Plans.of(bench, server, Plans.hasty(), gone, lost);
                DownloadPlan plan = Plans.of(bench, server, Plans.hasty(), "b", "good");
                Files.delete(gone);
                List<Fetch> files = new ArrayList<>(doomed.files());
                files.addAll(plan.files());
                Run<List<FileResult>> run = bench.download(new DownloadPlan(files, 4, Plans.hasty()));
                for (String name : List.of("a", "b")) {
                    bench.check(
                            Plans.reason(run, name).startsWith("cannot write " + bench.directory())
                                    && Plans.attempts(run, name) == 1,
                            "thrown was " + run.thrown() + ", and " + name + " ended as: " + Plans.reason(run, name), run);
                }
                checkBytes(bench, run, "good", bytes);
                bench.checkNothingLeft(before, "a disk that refused");
                bench.saw(Fault.DIRECTORY_GONE, run, "a");
                bench.saw(Fault.PART_IN_THE_WAY, run, "b");
            }
        });
    }

    /** If this fails, check: that bytes go to the part only, and that what the disk refused is not said to be there. */
    @Test
    default void D28_aFullDiskCostsItsOwnFileAndTheNextRunGoesOn() throws Exception {
        Bench.hold(this, Rule.D28, bench -> {
            Optional<TinyDisk> mounted = TinyDisk.mount();
            bench.applies(mounted.isPresent(), "this machine lets nobody mount a small disk (Linux, with user namespaces)");
            byte[] bytes = content("f", TinyDisk.BYTES / 4 * 3);
            Leftovers before = bench.before();
            try (TinyDisk disk = mounted.orElseThrow();
                    FaultyServer server = FaultyServer.start().on("big", whole(bytes, TAG)).on("locked", whole(bytes, TAG))
                            .on("good", whole(bytes, TAG))) {
                Path ballast = Files.write(disk.small().resolve("ballast"), new byte[TinyDisk.BYTES / 2]);
                Terms terms = Plans.hasty();
                List<Wanted> big = List.of(Wanted.of(server.url("big")));
                List<Fetch> files = new ArrayList<>(Plans.of(bench, server, terms, disk.small(), big).files());
                files.addAll(Plans.of(bench, server, terms, disk.locked(), List.of(Wanted.of(server.url("locked")))).files());
                files.addAll(Plans.of(bench, server, terms, "good").files());
                Run<List<FileResult>> run = bench.download(new DownloadPlan(files, 4, terms));
                bench.check(Plans.reason(run, "big").startsWith("cannot write " + disk.small()) && Plans.attempts(run, "big") == 1,
                        "thrown was " + run.thrown() + ", and on a full disk it ended as: " + Plans.reason(run, "big"), run);
                bench.check(Plans.reason(run, "locked").startsWith("cannot write " + disk.locked()),
                        "where nobody can write it ended as: " + Plans.reason(run, "locked"), run);
                bench.check(Disk.below(disk.small()).equals(List.of(".big.part", ".big.part.resume", "ballast")),
                        "on the full disk there are " + Disk.below(disk.small()), run);
                checkBytes(bench, run, "good", bytes);
                Files.delete(ballast);
                Run<List<FileResult>> again = bench.download(Plans.of(bench, server, terms, disk.small(), big));
                bench.check(server.requests("big").getLast().from() > 0, "what came before the disk was full was asked for again",
                        again);
                bench.check(Disk.below(disk.small()).equals(List.of("big"))
                        && Arrays.equals(Files.readAllBytes(disk.small().resolve("big")), bytes),
                        "when there was room it ended as: " + again.result(), again);
                bench.checkNothingLeft(before, "a full disk");
                bench.saw(Fault.DISK_FULL, run, "big");
                bench.saw(Fault.DISK_FULL_AGAIN, "asks for the rest; " + Observations.end(again, "big"));
                bench.saw(Fault.READ_ONLY, run, "locked");
            }
        });
    }
}
