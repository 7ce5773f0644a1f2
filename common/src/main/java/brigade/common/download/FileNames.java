package brigade.common.download;

import brigade.common.http.WebAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which name a download gets in its directory. Nothing that a URL says leads out of it (rule D7). */
final class FileNames {
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    private static final Pattern UNSAFE = Pattern.compile("[/\\\\:*?\"<>|\\p{Cntrl}]");

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
     * Returns the name.
     *
     * @throws IllegalArgumentException if it is not safe; the message says why
     */
    static String safe(String name) {
        if (name.equals(".") || name.equals("..") || UNSAFE.matcher(name).find() || RESERVED.matcher(name).matches()
                || name.isBlank() || name.endsWith(".") || name.endsWith(" ") || isPart(name)) {
            throw new IllegalArgumentException("bad name: '" + printable(name) + "' is not a safe file name");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > DownloadSpec.MAX_NAME_BYTES - Part.AFFIX_BYTES) {
            throw new IllegalArgumentException("bad name: longer than a file name may be");
        }
        return name;
    }

    /** What a part or its note is called must not be anybody's final name. */
    private static boolean isPart(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith(".") && (lower.endsWith(Part.SUFFIX) || lower.endsWith(Part.SUFFIX + ResumeNote.SUFFIX));
    }

    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    /** Returns the name, numbered if it is taken: {@code report.pdf}, {@code report-2.pdf}; and takes it. */
    static String unique(String name, Set<String> taken) {
        String candidate = name;
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        for (int number = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); number++) {
            candidate = stem + "-" + number + ending;
        }
        return candidate;
    }
}
