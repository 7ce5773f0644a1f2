package brigade.conformance;

import static brigade.conformance.DownloadFaultRules.TAG;
import static brigade.conformance.FaultyServer.content;
import static brigade.conformance.FaultyServer.reset;
import static brigade.conformance.FaultyServer.status;
import static brigade.conformance.FaultyServer.whole;

import brigade.common.download.DownloadPlan;
import brigade.common.download.FileResult;
import brigade.common.download.Terms;
import brigade.common.download.Wanted;
import brigade.common.rule.Rule;
import brigade.conformance.FaultyServer.Answer;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The downloads' rules where they cost minutes: very many files, and a very large one. Their tag keeps them out of an ordinary build;
 * {@code mvn verify -Psoak} runs them.
 */
public interface DownloadSoak extends Subject {
    /** The tag of the tests that take too long for every build. */
    String SOAK = "soak";

    /** How large the large file is: more than an int can count, and not a power of two. */
    long LARGE = (3L << 30) + 5;

    /** How much of it is fetched. */
    int REST = 1 << 20;

    /** The checksum of so many zeros but for the last MiB, which is {@code content("large", REST)}; of {@code sha256sum}. */
    String LARGE_SHA256 = "0bed8c611992368d763e7457b61b93a87e1fc3e2d6960993649228e1d8b59847";

    /** How large the small files are at most. */
    int LARGEST = 12_000;

    /** Returns how many files are downloaded in the soak. */
    default int soakFiles() {
        return Integer.getInteger("brigade.files", 20_000);
    }

    /** If this fails, check: what is shared by downloads, and what is left of one that failed: a connection, a permit, a part. */
    @Test
    @Tag(SOAK)
    @Timeout(Bench.REPEATED_SECONDS)
    default void soakOfManySmallFiles() throws Exception {
        int count = soakFiles();
        long seed = Long.getLong("brigade.seed", 20_000);
        Bench.hold(this, Rule.D10, bench -> {
            Leftovers before = bench.before();
            Map<String, Integer> asked = new ConcurrentHashMap<>();
            try (FaultyServer server = FaultyServer.start()) {
                server.otherwise((request, wire) -> {
                    String name = request.target().substring(1);
                    answer(name, seed + asked.merge(name, 1, Integer::sum)).to(request, wire);
                });
                List<Wanted> wanted = new ArrayList<>();
                for (int number = 0; number < count; number++) {
                    wanted.add(Wanted.of(server.url("f" + number)));
                }
                Terms terms = Plans.with(patience -> patience.retries(20));
                Run<List<FileResult>> run = bench.end(
                        bench.downloading(Plans.of(bench, server, terms, bench.directory(), wanted)), Duration.ofMinutes(50));
                bench.check(Disk.saved(run) == count, Disk.saved(run) + " of " + count + " files were saved; thrown was "
                        + run.thrown() + "; failed have " + failed(run));
                for (int number = 0; number < count; number++) {
                    String name = "f" + number;
                    bench.check(Arrays.equals(Files.readAllBytes(bench.directory().resolve(name)), bytes(name)),
                            name + " has other bytes");
                }
                bench.check(Disk.below(bench.directory()).size() == count, "on the disk there are files that nobody asked for");
                int requests = asked.values().stream().mapToInt(Integer::intValue).sum();
                bench.check(requests > count, "no request failed");
                bench.checkNothingLeft(before, count + " downloads");
                System.out.printf("soak: %s: %d files by %d requests in %.1f s%n", provider().name(), count, requests,
                        run.took().toMillis() / 1000.0);
            }
        });
    }

    /** If this fails, check: lengths and offsets in an int, on the way from a header to the file. */
    @Test
    @Tag(SOAK)
    @Timeout(Bench.REPEATED_SECONDS)
    default void soakOfThreeGigabytes() throws Exception {
        Bench.hold(this, Rule.D14, bench -> {
            byte[] zeros = new byte[100_000];
            byte[] rest = content("large", REST);
            Answer beginning = (_, wire) -> {
                wire.head("200 OK", "ETag: " + TAG, "Content-Length: " + LARGE).bytes(zeros, 0, zeros.length);
                wire.pause(300);
                wire.close();
            };
            Answer end = (request, wire) -> {
                if (request.from() != LARGE - REST) {
                    wire.head("400 Bad Request", "Content-Length: 0");
                    return;
                }
                wire.head("206 Partial Content", "ETag: " + TAG, "Content-Length: " + REST,
                        "Content-Range: bytes " + request.from() + "-" + (LARGE - 1) + "/" + LARGE).bytes(rest, 0, REST);
            };
            try (FaultyServer server = FaultyServer.start().on("large", beginning, end)) {
                List<Wanted> wanted = List.of(Plans.summed(server.url("large"), LARGE_SHA256));
                Terms once = Plans.with(patience -> patience.retries(0));
                Run<List<FileResult>> begun = bench.download(DownloadPlan.of(wanted, bench.directory(), 1, once));
                bench.check(
                        Plans.reason(begun, "large").startsWith("cut off: ") && Plans.reason(begun, "large").contains("are kept"),
                        "cut off it ended as: " + Plans.reason(begun, "large"), begun);
                try (RandomAccessFile sparse = new RandomAccessFile(bench.directory().resolve(".large.part").toFile(), "rw")) {
                    sparse.setLength(LARGE - REST);
                }
                Run<List<FileResult>> run = bench.end(
                        bench.downloading(DownloadPlan.of(wanted, bench.directory(), 1, once)), Duration.ofMinutes(5));
                Path file = bench.directory().resolve("large");
                bench.check(Disk.saved(run) == 1 && Files.size(file) == LARGE, "the rest of it ended as: " + run.result(), run);
                System.out.printf("soak: %s: the last MiB of 3 GiB in %.1f s%n", provider().name(), run.took().toMillis() / 1000.0);
            }
        });
    }

    /** Small files, some of them empty; the same ones whoever asks. */
    private static byte[] bytes(String name) {
        byte[] block = Block.BYTES;
        int from = Math.floorMod(name.hashCode() * 31, block.length / 2);
        return Arrays.copyOfRange(block, from, from + from % LARGEST);
    }

    /** What all of them are pieces of: made once, for it takes longer to make than to send. */
    final class Block {
        private static final byte[] BYTES = content("soak", 1 << 20);

        private Block() {}
    }

    /** One request in ten fails, in one of five ways; which ones is a matter of the seed, and not of the order in which they come. */
    private static Answer answer(String name, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 31 + name.hashCode());
        byte[] bytes = bytes(name);
        if (random.nextInt(10) > 0) {
            return whole(bytes, TAG);
        }
        return switch (random.nextInt(5)) {
            case 0 -> status("503 Service Unavailable");
            case 1 -> (_, wire) -> wire.reset();
            case 2 -> (_, wire) -> wire.text("this is no HTTP\r\n\r\n").close();
            case 3 -> (_, wire) -> wire.head("200 OK", "ETag: " + TAG, "Content-Length: " + (bytes.length + 1))
                    .bytes(bytes, 0, bytes.length / 2).close();
            default -> reset(bytes, TAG, bytes.length / 2);
        };
    }

    private static List<FileResult> failed(Run<List<FileResult>> run) {
        return run.result().orElse(List.of()).stream().filter(FileResult.Failed.class::isInstance).limit(3).toList();
    }
}
