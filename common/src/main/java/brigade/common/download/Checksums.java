package brigade.common.download;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checksums that a file lists as {@code sha256sum} writes them, or as BSD's {@code sha256} does. Names count without directories.
 *
 * @param byName the checksums in hexadecimal, by file name
 */
public record Checksums(Map<String, String> byName) {
    private static final Pattern GNU = Pattern.compile("(?<escaped>\\\\?)(?<sum>[0-9A-Fa-f]{64}) [ *](?<name>.+)");
    private static final Pattern BSD = Pattern.compile("(?<escaped>\\\\?)SHA256 \\((?<name>.+)\\) = (?<sum>[0-9A-Fa-f]{64})");

    /** Copies the map. */
    public Checksums {
        byName = Map.copyOf(byName);
    }

    /**
     * Reads the lines.
     *
     * @throws IllegalArgumentException if a line is none, or two list different checksums for one name; the message has the line's number
     */
    public static Checksums parse(List<String> lines) {
        Map<String, String> byName = new HashMap<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = Optional.of(GNU.matcher(line)).filter(Matcher::matches).orElseGet(() -> BSD.matcher(line));
            if (!matcher.matches()) {
                throw new IllegalArgumentException("line " + number + " is not a sha256sum line: a checksum, two spaces, a name");
            }
            String path = matcher.group("escaped").isEmpty() ? matcher.group("name")
                    : matcher.group("name").replace("\\n", "\n").replace("\\\\", "\\");
            String name = path.substring(path.lastIndexOf('/') + 1);
            String sum = Wanted.checksum(matcher.group("sum"));
            String other = byName.put(name, sum);
            if (other != null && !other.equals(sum)) {
                throw new IllegalArgumentException(
                        "line " + number + " has another checksum for '" + name + "' than a line before");
            }
        }
        return new Checksums(byName);
    }

    /** Returns the checksum of the file of that name; empty if none is listed. */
    public Optional<String> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
