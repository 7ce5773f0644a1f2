package brigade.benchmarks.download;

import java.util.List;
import java.util.stream.IntStream;

/**
 * So many files of one size.
 *
 * @param label how the page names it
 * @param directory the path at the origin below which the files stand, without slashes
 * @param count how many
 * @param bytes the size of each
 */
record Load(String label, String directory, int count, long bytes) {
    /** The loads of the race: few large files, many middling ones, very many small ones. */
    static final List<Load> ALL = List.of(new Load("4 × 256 MiB", "large", 4, 256L << 20),
            new Load("500 × 1 MiB", "middling", 500, 1 << 20),
            new Load("10,000 × 10 KiB", "small", 10_000, 10 << 10));

    /** Returns the files' names. */
    List<String> names() {
        return IntStream.range(0, count).mapToObj(index -> "%s-%05d.bin".formatted(directory, index)).toList();
    }
}
