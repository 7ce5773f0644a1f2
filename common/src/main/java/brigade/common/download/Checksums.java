package brigade.common.download;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checksums that a file lists: as {@code sha256sum} writes them, in text and in binary mode, with {@code --tag} and with escaped
 * names; as {@code sha256} of the BSDs, {@code openssl} and {@code cksum} do; between the lines of a PGP signature; and among those of
 * other algorithms, which are not used.
 *
 * @param byPath the checksums in hexadecimal, by the names as they are listed, perhaps with directories; {@link #SEVERAL} for a name
 *     that is listed with several
 * @param byName the same, by their names without directories
 * @param warnings what is to be said of lines that were left out, each in a line
 */
public record Checksums(Map<String, String> byPath, Map<String, String> byName, List<String> warnings) {
    /** Stands for several checksums. */
    static final String SEVERAL = "";

    private static final Pattern PLAIN = Pattern.compile("\\s*(?<escaped>\\\\?)(?<sum>[0-9A-Fa-f]{32,128})[ \\t][ *]?(?<name>.+)");
    private static final Pattern TAGGED = Pattern.compile(
            "\\s*(?<escaped>\\\\?)(?<algorithm>[A-Za-z0-9/-]{2,20}) ?\\((?<name>.+)\\) ?= ?(?<sum>[0-9A-Fa-f]{32,128})\\s*");
    private static final Set<String> SHA256 = Set.of("SHA256", "SHA2-256", "SHA-256");
    private static final int SHA256_DIGITS = 64;
    private static final Map<Integer, String> ALGORITHMS = Map.of(32, "MD5", 40, "SHA-1", 56, "SHA-224", 96, "SHA-384", 128,
            "SHA-512");
    private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final String SIGNATURE_END = "-----END PGP SIGNATURE-----";
    private static final String DASH_ESCAPE = "- ";
    private static final int MOST_NAMED = 5;

    /** Copies the maps and the list. */
    public Checksums {
        byPath = Map.copyOf(byPath);
        byName = Map.copyOf(byName);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the lines. Those that are none are left out, with a warning, as {@code sha256sum -c} does.
     *
     * @throws IllegalArgumentException if there is no SHA-256 checksum at all; the message says what there is instead
     */
    public static Checksums parse(List<String> lines) {
        Reader reader = new Reader();
        lines.forEach(reader::line);
        return reader.checksums();
    }

    /** What has been read so far. */
    private static final class Reader {
        private final Map<String, String> byPath = new HashMap<>();
        private final Map<String, String> byName = new HashMap<>();
        private final Set<String> others = new HashSet<>();
        private final List<Integer> none = new ArrayList<>();
        private Where where = Where.TEXT;
        private boolean signed;
        private int number;

        /** Where in a signed file the next line is. */
        private enum Where {
            TEXT, SIGNED_HEADERS, SIGNED_TEXT, SIGNATURE
        }

        void line(String line) {
            number++;
            switch (where) {
                case TEXT -> {
                    if (line.strip().equals(SIGNED)) {
                        where = Where.SIGNED_HEADERS;
                        signed = true;
                    } else {
                        entry(line);
                    }
                }
                case SIGNED_HEADERS -> where = line.isBlank() ? Where.SIGNED_TEXT : where;
                case SIGNED_TEXT -> {
                    if (line.strip().equals(SIGNATURE)) {
                        where = Where.SIGNATURE;
                    } else {
                        entry(line.startsWith(DASH_ESCAPE) ? line.substring(DASH_ESCAPE.length()) : line);
                    }
                }
                case SIGNATURE -> where = line.strip().equals(SIGNATURE_END) ? Where.TEXT : where;
            }
        }

        private void entry(String line) {
            if (line.isBlank() || line.startsWith("#")) {
                return;
            }
            Matcher tagged = TAGGED.matcher(line);
            Matcher plain = PLAIN.matcher(line);
            if (tagged.matches()) {
                String algorithm = tagged.group("algorithm").toUpperCase(Locale.ROOT);
                entry(tagged, SHA256.contains(algorithm) ? "" : algorithm, tagged.group("sum").length() == SHA256_DIGITS);
            } else if (plain.matches()) {
                int digits = plain.group("sum").length();
                entry(plain, ALGORITHMS.getOrDefault(digits, ""), digits == SHA256_DIGITS);
            } else {
                none.add(number);
            }
        }

        private void entry(Matcher matcher, String other, boolean fits) {
            if (!other.isEmpty()) {
                others.add(other);
            } else if (fits) {
                String path = matcher.group("escaped").isEmpty() ? matcher.group("name") : unescaped(matcher.group("name"));
                String sum = Wanted.checksum(matcher.group("sum"));
                byPath.merge(path.replaceFirst("^(\\.?/)+", ""), sum, Reader::both);
                byName.merge(path.substring(path.lastIndexOf('/') + 1), sum, Reader::both);
            } else {
                none.add(number);
            }
        }

        private static String both(String one, String other) {
            return one.equals(other) ? one : SEVERAL;
        }

        Checksums checksums() {
            String found = String.join(", ", others.stream().sorted().toList());
            if (byName.isEmpty()) {
                throw new IllegalArgumentException("it lists no SHA-256 checksum"
                        + (others.isEmpty() ? "; its lines should be as sha256sum writes them: a checksum, two spaces, a name"
                                : ", only " + found + "; ask for a list of SHA-256, or download without it and compare by hand"));
            }
            List<String> warnings = new ArrayList<>();
            if (!none.isEmpty()) {
                warnings.add((none.size() == 1 ? "a line is" : none.size() + " lines are") + " no checksum, and left out: line "
                        + String.join(", ", none.stream().limit(MOST_NAMED).map(String::valueOf).toList())
                        + (none.size() > MOST_NAMED ? " and more" : ""));
            }
            if (signed) {
                warnings.add("its signature is not checked; gpg --verify does that");
            }
            return new Checksums(byPath, byName, warnings);
        }
    }

    private static String unescaped(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int at = 0; at < name.length(); at++) {
            char letter = name.charAt(at);
            if (letter == '\\' && at + 1 < name.length()) {
                at++;
                plain.append(switch (name.charAt(at)) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> name.charAt(at);
                });
            } else {
                plain.append(letter);
            }
        }
        return plain.toString();
    }

    /**
     * Returns the checksum of a file; empty if none is listed.
     *
     * @param names the names that it may be listed under, the most likely one first
     * @param path where it comes from: which of several files of one name it is, its directories say
     * @throws IllegalArgumentException if several are listed, and nothing says which of them this is; the message says what to do
     */
    public Optional<String> of(List<String> names, String path) {
        for (String name : names) {
            String sum = byName.get(name);
            if (sum != null) {
                return Optional.of(sum.equals(SEVERAL) ? among(path, name) : sum);
            }
        }
        return Optional.empty();
    }

    private String among(String path, String name) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String sum = byPath.get(path.substring(slash + 1));
            if (sum != null && !sum.equals(SEVERAL)) {
                return sum;
            }
        }
        throw new IllegalArgumentException("several checksums are listed for '" + name
                + "'; write the one that counts after the URL, as sha256=HEX in an --input file");
    }
}
