package brigade.common.download;

import brigade.common.http.WebAddress;
import brigade.common.text.Printable;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which name a download gets in its directory. Nothing that a URL says leads out of it (rule D7). */
final class FileNames {
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    /** What some file system or shell takes for something else, and what makes a name look like another one. */
    private static final Pattern UNSAFE = Pattern
            .compile("[/\\\\:*?\"<>|\\p{Cntrl}\\x80-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]");

    private static final String ADVICE = "; give it another one with out=NAME in an --input file";
    private static final int LONGEST_SHOWN = 100;

    private FileNames() {}

    /**
     * Returns the name that the URL's last path segment gives.
     *
     * @throws IllegalArgumentException if it gives none that is safe; the message says why
     */
    static String from(WebAddress url) {
        String path = url.path();
        String encoded = path.substring(path.lastIndexOf('/') + 1);
        String name = WebAddress.decoded(encoded);
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "bad name: the URL ends without a file name; give it one with out= in an --input file");
        }
        return safe(name);
    }

    /**
     * Returns the name as this JVM can give it to a file. Where the locale has no letters beyond ASCII, as {@code LC_ALL=C}, they are in
     * percent escapes, as they are in URLs.
     */
    static String onDisk(String name) {
        try {
            Path _ = Path.of(name);
            return name;
        } catch (InvalidPathException _) {
            StringBuilder escaped = new StringBuilder();
            for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
                escaped.append(each >= 0 ? String.valueOf((char) each) : "%%%02X".formatted(each));
            }
            return safe(escaped.toString());
        }
    }

    /**
     * Returns the name.
     *
     * @throws IllegalArgumentException if it is not safe; the message says why
     */
    static String safe(String name) {
        if (name.equals(".") || name.equals("..") || UNSAFE.matcher(name).find() || RESERVED.matcher(name).matches()
                || name.isBlank() || name.endsWith(".") || name.endsWith(" ") || isPart(name)) {
            throw new IllegalArgumentException("bad name: '" + Printable.line(Printable.shortened(name, LONGEST_SHOWN))
                    + "' is not a safe file name" + ADVICE);
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > DownloadSpec.MAX_NAME_BYTES - Part.AFFIX_BYTES) {
            throw new IllegalArgumentException("bad name: longer than a file name may be" + ADVICE);
        }
        return name;
    }

    /** What a part or its note is called must not be anybody's final name. */
    private static boolean isPart(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith(".") && (lower.endsWith(Part.SUFFIX) || lower.endsWith(Part.SUFFIX + ResumeNote.SUFFIX));
    }

    /**
     * Returns the name, numbered if it is taken: {@code report.pdf}, {@code report-2.pdf}; and takes it.
     *
     * @param taken the names that are taken, in lower case, and the number that is tried next for each
     */
    static String unique(String name, Map<String, Integer> taken) {
        Integer next = taken.putIfAbsent(name.toLowerCase(Locale.ROOT), 2);
        if (next == null) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        int number = next;
        String candidate = stem + "-" + number + ending;
        while (taken.putIfAbsent(candidate.toLowerCase(Locale.ROOT), 2) != null) {
            number++;
            candidate = stem + "-" + number + ending;
        }
        taken.put(name.toLowerCase(Locale.ROOT), number + 1);
        return candidate;
    }
}
