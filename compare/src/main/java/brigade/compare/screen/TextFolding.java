package brigade.compare.screen;

import java.util.ArrayList;
import java.util.List;

/** Where a line that is too long is broken: between words, or after and before punctuation; in the midst of a word at worst. */
public final class TextFolding {
    private static final int SHORTEST = 4;

    private TextFolding() {}

    /**
     * Returns the line in parts that each fit.
     *
     * @param columns how many columns a part may take
     * @param indent how many blanks stand before each part but the first
     */
    public static List<String> fold(String line, int columns, int indent) {
        List<String> parts = new ArrayList<>();
        String blank = " ".repeat(Math.min(indent, columns * 3 / 5));
        String rest = line;
        while (TextWidth.of(rest) > columns) {
            int at = breakAt(rest, columns, blank.length());
            parts.add(rest.substring(0, at).stripTrailing());
            rest = blank + rest.substring(at).stripLeading();
        }
        parts.add(rest);
        return parts;
    }

    /** Returns how many characters the first part has: up to a blank, if that does not leave half of the columns empty. */
    private static int breakAt(String line, int columns, int indent) {
        int most = TextWidth.head(line, columns).length();
        for (int at = most; at > Math.max(indent, most / 2); at--) {
            if (line.charAt(at) == ' ' || line.charAt(at - 1) == ' ') {
                return at;
            }
        }
        for (int at = most; at > indent + SHORTEST; at--) {
            if (line.charAt(at) == '.' || ",(</".indexOf(line.charAt(at - 1)) >= 0) {
                return at;
            }
        }
        return Math.max(indent + 1, most);
    }
}
