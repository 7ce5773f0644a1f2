package brigade.conformance;

import brigade.common.download.DownloadPlan;
import brigade.common.download.FileResult;
import brigade.common.origin.Content;
import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands on the disk after downloads, whatever their results say. */
final class Disk {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final Duration PAUSE = Duration.ofMillis(5);

    private Disk() {}

    /** Returns the plan of downloading these names from the origin into the bench's directory. */
    static DownloadPlan plan(Bench bench, Origin origin, List<String> names, int atMost) {
        bench.watch(origin.port());
        return DownloadPlan.of(names.stream().map(origin::url).toList(), bench.directory(), atMost);
    }

    /** Returns how many files the results call saved. */
    static int saved(Run<List<FileResult>> run) {
        return (int) run.result().orElse(List.of()).stream().filter(FileResult.Saved.class::isInstance).count();
    }

    /** Returns the regular files below the directory, relative to it, sorted. */
    static List<String> below(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(file -> directory.relativize(file).toString()).sorted().toList();
        }
    }

    /** Waits until the directory has so many files, whatever their names; returns whether that came to be in time. */
    static boolean awaitFiles(Path directory, int count, Duration atMost) throws IOException, InterruptedException {
        long deadlineNanos = System.nanoTime() + atMost.toNanos();
        while (below(directory).size() < count) {
            if (System.nanoTime() > deadlineNanos) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }

    /** Waits until the file has so many bytes; returns whether that came to be in time. */
    static boolean awaitBytes(Path file, long bytes, Duration atMost) throws IOException, InterruptedException {
        long deadlineNanos = System.nanoTime() + atMost.toNanos();
        while (!Files.exists(file) || Files.size(file) < bytes) {
            if (System.nanoTime() > deadlineNanos) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }

    /** Returns the bytes' checksum in hexadecimal. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Ends the test as failed unless the file of that name has these bytes. */
    static void checkBytes(Bench bench, Run<?> run, String name, byte[] bytes) throws IOException {
        Path file = bench.directory().resolve(name);
        bench.check(Files.exists(file), name + " is not there: " + run.result(), run);
        int differs = Arrays.mismatch(Files.readAllBytes(file), bytes);
        bench.check(differs < 0, name + " differs at byte " + differs, run);
    }

    /** Ends the test as failed unless the directory has these files, and no others. */
    static void checkAlone(Bench bench, Run<?> run, String... names) throws IOException {
        bench.check(below(bench.directory()).equals(List.of(names)), "on the disk there are " + below(bench.directory()), run);
    }

    /** Returns whether the file has this text. */
    static boolean holds(Path file, String text) throws IOException {
        return Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns where the file on the disk differs from what the origin sent; empty if it does not. */
    static Optional<String> difference(Path directory, OriginFile file) throws IOException {
        Path path = directory.resolve(file.name());
        if (!Files.isRegularFile(path)) {
            return Optional.of(file.name() + " is not there");
        }
        if (Files.size(path) != file.size()) {
            return Optional.of(file.name() + " has " + Files.size(path) + " bytes, and the origin sent " + file.size());
        }
        Content content = file.content();
        byte[] expected = new byte[CHUNK_BYTES];
        try (InputStream in = Files.newInputStream(path)) {
            for (long offset = 0; offset < file.size(); offset += CHUNK_BYTES) {
                byte[] actual = in.readNBytes(CHUNK_BYTES);
                content.copy(offset, expected, actual.length);
                int mismatch = Arrays.mismatch(actual, 0, actual.length, expected, 0, actual.length);
                if (mismatch >= 0) {
                    return Optional.of(file.name() + " differs at byte " + (offset + mismatch));
                }
            }
        }
        return Optional.empty();
    }
}
