package brigade.compare.screen;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** How many columns text takes on a terminal. */
public final class TextWidth {
    private static final Set<UnicodeScript> WIDE = Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL);

    private TextWidth() {}

    /** Returns how many columns the text takes. */
    public static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    /** Returns how many columns the character takes: 0, 1 or 2. */
    static int of(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> Character.isEmojiPresentation(codePoint) || WIDE.contains(UnicodeScript.of(codePoint)) ? 2 : 1;
        };
    }

    /** Returns the text, its end cut off with an ellipsis if it takes more columns than that. */
    public static String start(String text, int columns) {
        return of(text) <= columns ? text : columns < 1 ? "" : head(text, columns - 1) + "…";
    }

    /** Returns the text, its middle cut out with an ellipsis if it takes more columns than that: numbers stand at ends. */
    public static String ends(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        String reversed = new StringBuilder(text).reverse().toString();
        String tail = new StringBuilder(head(reversed, columns / 2)).reverse().toString();
        return head(text, columns - 1 - of(tail)) + "…" + tail;
    }

    /** Returns as much of the text's beginning as fits. */
    static String head(String text, int columns) {
        StringBuilder head = new StringBuilder();
        int taken = 0;
        for (int codePoint : text.codePoints().toArray()) {
            taken += of(codePoint);
            if (taken > columns) {
                break;
            }
            head.appendCodePoint(codePoint);
        }
        return head.toString();
    }

    /** Returns the text with blanks after it, up to so many columns. */
    public static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }
}
